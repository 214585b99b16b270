"""What of Python, Qt and the libraries goes into the frozen program, and what stays out.

The program reads three Qt modules beside the window's own, and two languages: most of what the
wheels carry would never be opened. Names are paths inside the frozen folder.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONTENTS = HERE / "contents.txt"

# Modules that something imports on a path that the program never takes. Without ``_socket`` and
# ``_ssl`` no Python code inside can open a connection, whatever a library might try.
EXCLUDED = [
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL",
    "PySide6.QtDBus", "PySide6.QtTest",
    "_asyncio", "_hashlib", "_posixshmem", "_socket", "_ssl",
    "_tkinter", "_uuid", "asyncio", "ftplib", "http", "multiprocessing.managers",
    "multiprocessing.dummy", "multiprocessing.shared_memory", "smtplib", "socket",
    "socketserver", "ssl", "tkinter", "urllib.request", "webbrowser", "xmlrpc",
    "pyexpat", "xml.parsers",
    "PyInstaller", "_curses", "curses", "distutils", "doctest", "ensurepip", "fontTools", "lib2to3",
    "pdb", "pip", "pkg_resources", "pydoc", "pylopdf_fonts_zh_cn", "readline", "setuptools",
    "test", "unittest", "venv",
    "PIL.ImageQt", "PIL.ImageTk", "PIL._avif", "PIL._imagingcms", "PIL._imagingft",
    "PIL._imagingmath", "PIL._imagingmorph", "PIL._imagingtk", "PIL._webp",
    "reportlab.graphics", "reportlab.platypus", "uharfbuzz._harfbuzz_test",
    "babel.messages", "lxml.html", "lxml.isoschematron", "charset_normalizer", "numpy", "pytz",
]  # fmt: skip

# Of Qt's plugins: the screens that Linux and macOS have, typing Chinese, and pictures in SVG.
QT_PLUGINS = (
    "iconengines/libqsvgicon.*",
    "imageformats/libqsvg.*",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforms/libqcocoa.dylib",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland.so",
    "platforms/libqxcb.so",
    "wayland-decoration-client/*.so",
    "wayland-shell-integration/libxdg-shell.so",
    "xcbglintegrations/*.so",
)
QT_LIBRARIES = (
    "Core", "DBus", "Gui", "Network", "Pdf", "PdfWidgets", "PrintSupport", "Svg",
    "WaylandClient", "Widgets", "XcbQpa",
)  # fmt: skip
TRANSLATIONS = ("qtbase_zh_CN.qm",)
LOCALES = ("root", "en", "en_001", "en_US", "zh", "zh_Hans", "zh_Hans_CN")

_QT = re.compile(r"PySide6/Qt/(?P<folder>lib|plugins|translations|[^/]+)/(?P<rest>.*)")
# Found through what is left out above, or through the tools that packed it.
_OUT = (
    "PIL/_avif.*", "PIL/_imaging?*.*.so", "PIL/_webp.*", "babel/global.dat.license", "*.pyi",
    "docx/templates/default-docx-template/*", "*.dist-info/*", "PySide6/*.pyi",
    "*_avx2.*.so", "lxml/html/*", "lxml/isoschematron/*", "lxml/includes/*", "lxml/objectify.*",
    "lxml/sax.*", "lxml/builder.*", "reportlab/fonts/*",
)  # fmt: skip


def kept(name: str) -> bool:
    """Tell whether a file that PyInstaller found goes into the program."""
    if inside := _QT.fullmatch(name):
        return _kept_of_qt(inside["folder"], inside["rest"])
    if name.startswith("babel/locale-data/"):
        return Path(name).stem in LOCALES
    return not any(fnmatchcase(name, pattern) for pattern in _OUT)


def _kept_of_qt(folder: str, rest: str) -> bool:
    if folder == "lib":
        found = re.fullmatch(r"(?:libQt6(?=\w+\.so)|Qt(?=\w+\.framework/))(\w+)\..*", rest)
        return found is None or found[1] in QT_LIBRARIES
    if folder == "plugins":
        return any(fnmatchcase(rest, pattern) for pattern in QT_PLUGINS)
    return folder == "translations" and rest in TRANSLATIONS
