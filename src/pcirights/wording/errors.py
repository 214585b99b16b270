"""Errors in one sentence, in a language; errors of the operating system are translated too."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from pcirights.core.errors import NoRouteError
from pcirights.wording.phrases import aside

if TYPE_CHECKING:
    from pcirights.core.errors import PcirightsError
    from pcirights.i18n import Catalogue

COMPLAINTS = {
    os.strerror(code): f"why.{name}"
    for code, name in (
        (errno.ENOENT, "not-there"),
        (errno.EACCES, "not-allowed"),
        (errno.EPERM, "not-allowed"),
        (errno.EROFS, "read-only"),
        (errno.EISDIR, "is-folder"),
        (errno.ENOTDIR, "not-there"),
        (errno.ENOSPC, "disk-full"),
        (errno.ENAMETOOLONG, "name-too-long"),
        (errno.ELOOP, "link-loop"),
        (errno.EEXIST, "name-taken"),
    )
}
"""Messages of the operating system, and the keys of our sentences for them."""


def fields_of(error: PcirightsError, catalogue: Catalogue) -> dict[str, str]:
    """The fields of an error's sentence, with system errors and ``…_zh`` fields in the language."""
    fields = dict(error.fields)
    if catalogue.lang == "zh":
        fields |= {
            key.removesuffix("_zh"): said for key, said in fields.items() if key.endswith("_zh")
        }
    if key := COMPLAINTS.get(fields.get("why", "")):
        fields["why"] = catalogue.text(key)
    if situation := fields.get("situation"):
        fields["situation"] = catalogue.text(f"situation.{situation}")
    return fields


def error_sentence(error: PcirightsError, catalogue: Catalogue) -> str:
    """An error in one line, in the person's language."""
    key = f"caution.{error.code}" if isinstance(error, NoRouteError) else f"error.{error.code}"
    fields = fields_of(error, catalogue)
    if catalogue.has(f"field.{fields.get('key')}"):
        label = catalogue.text(f"field.{fields['key']}")
        fields["key"] += aside(label, catalogue)
    return catalogue.text(key, **fields)
