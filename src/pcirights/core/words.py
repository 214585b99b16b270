"""The closed lists of words: what the records, rights, grounds, routes and requests are called.

They are the same in the command line, the answers file, the data and the JSON; what a person reads
stands in the catalogues.
"""

from __future__ import annotations

from enum import StrEnum


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
    CREDIT_REPAIR = "credit-repair"
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


class Enforceability(StrEnum):
    """Whether a court can be asked to enforce it, strongest first."""

    ENFORCEABLE = "enforceable"
    CONTESTED = "contested"
    UNVERIFIED = "unverified"
    CHANNEL_ONLY = "channel-only"
    BLOCKED = "blocked"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for the strongest grade."""
        return list(Enforceability).index(self)


class Severity(StrEnum):
    """How much a caution weighs, heaviest first."""

    STOP = "stop"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return list(Severity).index(self)
