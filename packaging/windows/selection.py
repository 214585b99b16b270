"""What of Python, Qt and the packages goes into the program for Windows, and what stays out.

Names are paths as the wheels and CPython's embeddable build have them. Where a list names what is
kept, all else stays out: a new release of Qt brings nothing that nobody chose.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import frozen

RUNTIME = (
    "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll",
)  # fmt: skip
"""Of Microsoft's compiler: those of Qt, which are newer than Python's, once and beside Python."""
PYTHON = (
    "libffi-8.dll", "sqlite3.dll", "python3.dll", "python311.dll",
    "_bz2.pyd", "_ctypes.pyd", "_decimal.pyd", "_lzma.pyd",
    "_multiprocessing.pyd", "_queue.pyd", "_sqlite3.pyd", "_zoneinfo.pyd", "select.pyd",
    "unicodedata.pyd",
)  # fmt: skip
NAMES = ("Core", "Gui", "Pdf", "PdfWidgets", "PrintSupport", "Svg", "Widgets")
QT = (
    "PySide6/__init__.py", "PySide6/_config.py", "PySide6/_git_pyside_version.py",
    "PySide6/pyside6.abi3.dll", "PySide6/Qt6Network.dll",
    *(f"PySide6/Qt{name}.pyd" for name in NAMES),
    *(f"PySide6/Qt6{name}.dll" for name in NAMES),
    "PySide6/plugins/iconengines/qsvgicon.dll", "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/plugins/platforms/qwindows.dll", "PySide6/translations/qtbase_zh_CN.qm",
    "shiboken6/Shiboken.pyd", "shiboken6/__init__.py", "shiboken6/_config.py",
    "shiboken6/_git_shiboken_module_version.py", "shiboken6/shiboken6.abi3.dll",
)  # fmt: skip
PACKAGES = frozenset({
    "PIL", "PySide6", "_cffi_backend", "babel", "cryptography", "dateutil", "docx", "et_xmlfile",
    "icalendar", "lxml", "openpyxl", "pcirights", "platformdirs", "rapidfuzz",
    "reportlab", "shiboken6", "tomli_w", "typing_extensions", "tzdata", "uharfbuzz",
})  # fmt: skip
ZONES = ("Asia/Shanghai", "Etc/UTC", "UTC")
"""Windows keeps no time zones in the form that Python reads."""

_OUT = (
    "*.c", "*.h", "*.js", "*.lib", "*.pxd", "*.pyi", "*.pyx", "*/py.typed", "*/tests/*",
    "*_avx2.*", "PIL/ImageQt.py", "PIL/ImageTk.py", "PIL/_avif.*", "PIL/_imaging?*.*.pyd",
    "PIL/_webp.*", "babel/global.dat.license", "babel/messages/*", "dateutil/zoneinfo/*",
    "docx/templates/default-docx-template/*", "lxml/html/*", "lxml/includes/*",
    "lxml/isoschematron/*", "lxml/objectify.*", "lxml/sax.*", "lxml/builder.*",
    "reportlab/fonts/*", "reportlab/graphics/*", "reportlab/platypus/*",
    "uharfbuzz/_harfbuzz_test.*",
)  # fmt: skip
# Of Python's own library: what the program never imports, and what opens connections.
_LIBRARY_OUT = frozenset(name for name in frozen.EXCLUDED if "PySide6" not in name) | {
    "cgi", "cgitb", "chunk", "code", "codeop", "crypt", "imaplib", "nntplib", "poplib",
    "pydoc_data", "telnetlib", "turtle", "turtledemo", "uu", "wsgiref", "xdrlib", "idlelib",
    "msilib", "dbm",
}  # fmt: skip


def kept(name: str) -> bool:
    """Tell whether a file of a wheel goes into the program."""
    top = PurePosixPath(name).parts[0].partition(".")[0]
    if top in {"PySide6", "shiboken6"}:
        return name in QT
    if top not in PACKAGES or ".dist-info/" in name:
        return False
    if name.startswith("babel/locale-data/"):
        return PurePosixPath(name).stem in frozen.LOCALES
    if name.startswith("tzdata/zoneinfo/") and not name.endswith(".py"):
        return name.removeprefix("tzdata/zoneinfo/") in ZONES
    return not any(fnmatchcase(name, pattern) for pattern in _OUT)


def kept_of_library(name: str) -> bool:
    """Tell whether a module of Python's own library, as its archive names it, goes in."""
    module = re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".")
    parts = module.split(".")
    return not any(".".join(parts[:length]) in _LIBRARY_OUT for length in range(1, len(parts) + 1))
