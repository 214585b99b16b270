/* Starts the program inside the Python beside it, in this very process: no window of a terminal
   appears, and the system shows the program under its own name.

   Libraries are taken from the program's folder and from the system's alone, never from the folder
   in which somebody works. Variables that would load code or settings into Python, Qt or OpenSSL
   go no further.

   Linked for windows it is pcirights.exe; linked for a console, pcirights.com, which is what the
   word pcirights means in a terminal. */

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define OWN 6

typedef int (*Main)(int, wchar_t **);

static const wchar_t *const dropped[] = {L"PYTHON", L"QT_", L"QML", L"OPENSSL", L"SSLKEYLOG"};
static const wchar_t *const kept[] = {L"QT_SCALE_FACTOR=", L"QT_FONT_DPI="};

static int starts(const wchar_t *text, const wchar_t *with) {
    return _wcsnicmp(text, with, wcslen(with)) == 0;
}

static int goes(const wchar_t *variable) {
    size_t number;
    for (number = 0; number < sizeof kept / sizeof *kept; number++)
        if (starts(variable, kept[number])) return 0;
    for (number = 0; number < sizeof dropped / sizeof *dropped; number++)
        if (starts(variable, dropped[number])) return 1;
    return 0;
}

static void clean(void) {
    wchar_t *all = GetEnvironmentStringsW();
    wchar_t *one = all;
    while (one && *one) {
        size_t length = wcslen(one);
        if (goes(one)) {
            wchar_t *name = _wcsdup(one);
            wchar_t *end = name ? wcschr(name, L'=') : NULL;
            if (end) {
                *end = 0;
                SetEnvironmentVariableW(name, NULL);
            }
            free(name);
        }
        one += length + 1;
    }
    if (all) FreeEnvironmentStringsW(all);
}

static int fail(const wchar_t *file) {
    wchar_t text[LONGEST + 200];
    swprintf(text, LONGEST + 200,
             L"这一份程序不完整，请重新安装。\nThis copy of the program is not whole; "
             L"please install it again.\n\n%ls", file);
    MessageBoxW(NULL, text, L"pcirights", MB_OK | MB_ICONERROR);
    return 1;
}

int wmain(int count, wchar_t **words) {
    static wchar_t program[LONGEST], library[LONGEST + 40], boot[LONGEST + 40];
    wchar_t **all = calloc((size_t)count + OWN, sizeof *all);
    wchar_t *end;
    HMODULE python;
    Main start;
    int number;

    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    clean();
    number = (int)GetModuleFileNameW(NULL, program, LONGEST);
    if (!all || number <= 0 || number >= LONGEST) return 1;
    end = wcsrchr(program, L'\\');
    if (!end) return 1;
    swprintf(library, LONGEST + 40, L"%.*ls\\inside\\python311.dll", (int)(end - program), program);
    swprintf(boot, LONGEST + 40, L"%.*ls\\inside\\boot.pyc", (int)(end - program), program);
    python = LoadLibraryExW(library, NULL,
                            LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python) return fail(library);
    start = (Main)(void *)GetProcAddress(python, "Py_Main");
    if (!start) return fail(library);
    all[0] = program;
    all[1] = L"-X";
    all[2] = L"utf8";
    all[3] = L"-I";
    all[4] = L"-B";
    all[5] = boot;
    for (number = 1; number < count; number++) all[OWN + number - 1] = words[number];
    return start(OWN + count - 1, all);
}
