"""The closed lists of words: records, rights, grounds, routes, requests and so on.

They are the same in the command line, the answers file, the law's data and the JSON. The catalogues
in locales/ hold what a person reads for each.
"""

from __future__ import annotations

from enum import StrEnum


class Ranked(StrEnum):
    """Words in an order: ``rank`` is 0 for the first word, 1 for the second, and so on."""

    rank: int

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)


class Record(StrEnum):
    """Who holds what: the kind of record that the person asks about."""

    PUBLIC_CREDIT = "public-credit"
    GOVERNMENT_RECORD = "government-record"
    PUBLICATION = "publication"
    DEFAULTER_LIST = "defaulter-list"
    FINANCIAL_CREDIT = "financial-credit"
    PRIVATE_SCORE = "private-score"
    PERSONAL_ARCHIVE = "personal-archive"


class Right(StrEnum):
    """What the person wants to do about the record."""

    ACCESS = "access"
    CORRECTION = "correction"
    OBJECTION = "objection"


class Ground(StrEnum):
    """Why the person objects, or wants the record corrected."""

    INACCURATE = "inaccurate"
    NOT_MINE = "not-mine"
    EXPIRED = "expired"
    REVOKED = "revoked"
    PUBLISHED = "published"
    THIRD_PARTY_ACCESS = "third-party-access"
    INTER_AGENCY_SHARING = "inter-agency-sharing"
    COLLECTED_WITHOUT_CONSENT = "collected-without-consent"
    SENSITIVE_DATA = "sensitive-data"
    NO_NOTICE = "no-notice"


class RouteId(StrEnum):
    """One way in law to exercise the right; one route makes one letter."""

    LOCAL_CREDIT = "local-credit"
    OPEN_GOVERNMENT_INFORMATION = "open-government-information"
    PERSONAL_INFORMATION = "personal-information"
    FINANCIAL_CREDIT = "financial-credit"
    COURT_LIST = "court-list"
    NATIONAL_CREDIT = "national-credit"  # objection to what Credit China publishes
    CREDIT_REPAIR = "credit-repair"
    ENTERPRISE_PUBLICITY = "enterprise-publicity"  # enterprise information that an organ publishes
    BUSINESS_REGISTRATION = "business-registration"  # a registration in a stolen name
    POLICE_RECORD = "police-record"  # sealing of records of breaches of public security
    FRAUD_LIST = "fraud-list"  # joint sanctions for telecom fraud
    DATA_SHARING = "data-sharing"  # data shared between government departments
    ARCHIVE = "archive"


class Request(StrEnum):
    """What the letter of a route asks for."""

    ACCESS = "access"
    CORRECTION = "correction"
    OBJECTION = "objection"
    DELETION = "deletion"
    RESTRICTION = "restriction"
    EXPLANATION = "explanation"
    REPAIR = "repair"
    CERTIFICATE = "certificate"
    COMPLAINT = "complaint"
    CANCELLATION = "cancellation"


class Enforceability(Ranked):
    """Whether a court can be asked to enforce it, strongest first."""

    ENFORCEABLE = "enforceable"
    CONTESTED = "contested"
    UNVERIFIED = "unverified"
    CHANNEL_ONLY = "channel-only"
    BLOCKED = "blocked"
    NONE = "none"


class Severity(Ranked):
    """How much a caution weighs, heaviest first."""

    STOP = "stop"
    WARNING = "warning"
    NOTE = "note"


class Outcome(StrEnum):
    """How the office answered, as far as the person's next step depends on it."""

    SILENCE = "silence"
    REFUSED = "refused"
    PARTLY_GIVEN = "partly-given"


class Because(StrEnum):
    """The reason that an answer names for not doing what was asked."""

    CLASSIFIED = "state-secret"  # or barred by law, or a danger to security or stability
    THIRD_PARTY = "third-party"  # another's trade secrets or privacy
    INTERNAL = "internal"  # the organ's internal matters
    PROCESS = "process"  # process information, enforcement case files
    NOT_OURS = "not-ours"  # another office is in charge
    NOT_HELD = "not-held"  # the office does not have it
    NEEDS_PROCESSING = "needs-processing"  # it would have to be compiled first
    REPEATED = "repeated"  # the same was asked before
    SPECIAL_RULES = "special-rules"  # a law has its own rule on getting it
    PETITION = "petition"  # the office calls it a petition, a complaint or a report
    PUBLICATIONS = "publications"  # gazettes, newspapers, books
    PERSONAL_ARCHIVE = "personal-archive"  # it is in a personnel archive
    NOT_BORNE_OUT = "not-borne-out"  # the office checked and says that the record is right


class Situation(StrEnum):
    """Where a case stands: what the next step depends on."""

    NOT_SENT = "not-sent"
    WAITING = "waiting"  # the office's time runs, or nobody can say when it ends
    TO_COMPLETE = "to-complete"  # a notice to complete has not been met
    SILENCE = "silence"
    REFUSED = "refused"
    PARTLY_GIVEN = "partly-given"
    DONE = "done"  # all was given or done
    PENDING = "reconsideration-pending"
    DECIDED = "reconsideration-decided"
    IN_COURT = "in-court"


class AgentKind(StrEnum):
    """Why somebody writes for the person whose record it is."""

    ENTRUSTED = "entrusted"  # the person authorised them
    GUARDIAN = "guardian"  # the statutory agent of a minor or of an adult who cannot act alone
    RELATIVE = "relative"  # a close relative of somebody who died, in their own interest


class Rule(StrEnum):
    """What a provision says about counting time, or about who may ask."""

    RECEIPT = "receipt"  # which day counts as the day of receipt
    START_DAY = "start-day"  # the day of the event is not counted
    LAST_DAY_MOVES = "last-day-moves"  # a last day that is a holiday moves to the next working day
    WORKING_DAYS = "working-days"  # the days of this period are working days
    NOT_COUNTED = "not-counted"  # a time that is not counted in the office's period
    RESTARTS = "restarts"  # the office's time runs anew from the completion
    ABANDONED = "abandoned"  # not completing in time counts as giving up
    SILENCE = "silence"  # when no answer is silence, where no other provision says it
    POSTING = "posting"  # posted in time is filed in time
    PENDING = "pending"  # no other step while this one runs
    RELATIVE = "relative"  # a close relative may ask about somebody who died
    ON_THE_SPOT = "on-the-spot"  # against a penalty imposed on the spot, reconsideration first
    TAX_DISPUTE = "tax-dispute"  # against an assessment of tax, reconsideration first
    ACT_BEHIND = "act-behind"  # the step against the act behind a record, which no letter stops


class Promise(StrEnum):
    """What a period is for: what the office owes within it, or what the person has it for."""

    REPLY = "reply"  # answer
    DECIDE = "decide"  # decide on the request
    EXTENSION = "extension"  # the longer time that may be added to the one before it
    MARK = "mark"  # mark the record as disputed
    FORWARD = "forward"  # pass the request on
    CORRECT = "correct"  # put it right
    DELETE = "delete"  # delete or stop showing
    COMPLETE = "complete"  # send the notice to complete
    FILE = "file"  # the person's own time to take a step
    REVIEW = "review"  # look whether an application is accepted
    RETAIN = "retain"  # how long a record is kept or shown


class Start(StrEnum):
    """The event from which a period runs."""

    RECEIPT = "receipt"  # the request was received
    ACCEPTANCE = "acceptance"  # the request was accepted
    FORWARDED = "forwarded"  # the provider received what was passed on
    NOTICE = "notice"  # a notice was received
    DECISION = "decision"  # it was decided
    CERTIFICATE = "certificate"  # the certificate of repair was issued
    FINDING = "finding"  # the conduct was found
    END_OF_ACT = "end-of-act"  # the conduct or event ended
    EXPIRY = "expiry"  # another time ended
    KNOWLEDGE = "knowledge"  # the person knew or ought to have known of the act
    SERVICE = "service"  # the decision was served
    HARM_KNOWN = "harm-known"  # the person knew of the harm and who owes the duty


class Step(StrEnum):
    """What can be done after the letter: the key that joins steps.toml and remedies.toml."""

    SEND = "send"
    COMPLETION = "completion"
    WAIT = "wait"
    APPLY_THERE = "apply-there"
    CERTIFICATE = "certificate"
    REMINDER = "reminder"
    PLATFORM_REVIEW = "platform-review"
    COURT_REVIEW = "court-review"
    RECONSIDERATION = "reconsideration"
    COMPLAINT = "complaint"
    COMPLAINT_RECONSIDERATION = "complaint-reconsideration"
    WAIT_DECISION = "wait-decision"
    LITIGATION = "litigation"
    CIVIL_LITIGATION = "civil-litigation"
    ENFORCEMENT_OBJECTION = "enforcement-objection"
    PROCURATORATE = "procuratorate"
    ASK_CORRECTION = "ask-correction"
    LOOK_AGAIN = "look-again"


class StepLetter(StrEnum):
    """The template of a next step's letter."""

    COMPLETION = "completion"
    REMINDER = "reminder"
    COMPLAINT = "complaint"
    REVIEW = "review"
    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    CIVIL_LITIGATION = "civil-litigation"


class Paper(StrEnum):
    """What goes with the letter of a next step, in the order of a list of evidence."""

    IDENTITY_PROOF = "identity-proof"
    EVIDENCE = "evidence"
    LETTER_COPY = "letter-copy"
    DELIVERY_PROOF = "delivery-proof"
    NOTICE = "notice"
    ANSWER = "answer"
    REMINDER_COPY = "reminder-copy"
    COMPLAINT_COPY = "complaint-copy"
    RECONSIDERATION_COPY = "reconsideration-copy"
    DECISION = "decision"


class Attachment(StrEnum):
    """What goes with a first letter."""

    IDENTITY_PROOF = "identity-proof"
    EVIDENCE = "evidence"
    CREDIT_REPORT = "credit-report"
    CREDIT_COMMITMENT = "credit-commitment"
    PROOF_OF_PERFORMANCE = "proof-of-performance"


class BodyRole(StrEnum):
    """What a body is to the record."""

    PLATFORM = "platform"
    PROVIDER = "provider"
    ORGAN = "organ"
    AGENCY = "agency"
    COURT = "court"


class Items(StrEnum):
    """Whether a letter lists entries of the record."""

    NEEDED = "needed"
    MAY = "may"
    NONE = "none"


class GoesTo(StrEnum):
    """Where a next step goes."""

    SAME = "same"  # the office asked
    NAMED = "named"  # one that the person names
    OFFICE = "office"  # one of the step's own


class DateName(StrEnum):
    """Dates of a case that are neither a period nor a step."""

    SILENCE = "silence"
    COMPLETION = "completion"
    RECONSIDERATION_DECISION = "reconsideration-decision"
