/* Starts the program beside it, with only those variables that a window and a terminal need.

   LD_PRELOAD, LD_LIBRARY_PATH and their like act before the first line of any program that uses
   shared libraries. This one uses none, so they do nothing here, and they go no further.

   It also asks for no picture of the memory to be written after a crash: letters are in there.

   cc -Os -ffreestanding -fno-stack-protector -nostdlib -static */

#define ENOUGH 4096
#define SYS_WRITE 1
#define SYS_EXECVE 59
#define SYS_EXIT 60
#define SYS_READLINK 89
#define SYS_SETRLIMIT 160
#define RLIMIT_CORE 4

static const char *const kept[] = {
    "AT_SPI_BUS_ADDRESS=", "COLUMNS=", "DBUS_SESSION_BUS_ADDRESS=", "DESKTOP_SESSION=",
    "DESKTOP_STARTUP_ID=", "DISPLAY=", "HOME=", "LANG=", "LANGUAGE=", "LC_*", "LINES=",
    "LOGNAME=", "NO_COLOR=", "PATH=", "PWD=", "QT_ACCESSIBILITY=", "QT_ENABLE_HIGHDPI_SCALING=",
    "QT_FONT_DPI=", "QT_IM_MODULE=", "QT_IM_MODULES=", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON=",
    "QT_QPA_PLATFORM=", "QT_SCALE_FACTOR=", "QT_SCALE_FACTOR_ROUNDING_POLICY=",
    "QT_SCREEN_SCALE_FACTORS=", "SOURCE_DATE_EPOCH=", "TERM=", "TMPDIR=", "TZ=", "USER=",
    "WAYLAND_DISPLAY=", "XAUTHORITY=", "XCURSOR_SIZE=", "XCURSOR_THEME=", "XDG_*", "XMODIFIERS=",
    0,
};

static long call(long number, long one, long two, long three)
{
    long answer;
    __asm__ volatile("syscall" : "=a"(answer) : "a"(number), "D"(one), "S"(two), "d"(three)
                     : "rcx", "r11", "memory");
    return answer;
}

static int begins(const char *text, const char *start)
{
    for (; *start && *start != '*'; start++, text++)
        if (*text != *start)
            return 0;
    return 1;
}

static int is_kept(const char *variable)
{
    for (const char *const *name = kept; *name; name++)
        if (begins(variable, *name))
            return 1;
    return 0;
}

static char *append(char *end, const char *text)
{
    while (*text)
        *end++ = *text++;
    *end = 0;
    return end;
}

static void give_up(const char *why)
{
    const char *end = why;
    while (*end)
        end++;
    call(SYS_WRITE, 2, (long)why, end - why);
    call(SYS_EXIT, 1, 0, 0);
}

__attribute__((used)) void begin(long *stack)
{
    static char folder[ENOUGH], program[ENOUGH + 32], libraries[ENOUGH + 32], *environment[ENOUGH];
    static const unsigned long none[2] = {0, 0};
    char **arguments = (char **)(stack + 1), **variables = arguments + *stack + 1;
    char **next = environment;
    long length = call(SYS_READLINK, (long)"/proc/self/exe", (long)program, ENOUGH);

    while (length > 0 && program[length - 1] != '/')
        length--;
    if (length <= 0)
        give_up("pcirights: /proc is not there\n");
    program[length] = 0;
    append(folder, program);
    append(append(append(libraries, "LD_LIBRARY_PATH="), folder), "inside");
    append(program + length, "pcirights-program");
    *next++ = libraries;
    for (; *variables && next < environment + ENOUGH - 1; variables++)
        if (is_kept(*variables))
            *next++ = *variables;
    call(SYS_SETRLIMIT, RLIMIT_CORE, (long)none, 0);
    call(SYS_EXECVE, (long)program, (long)arguments, (long)environment);
    give_up("pcirights: pcirights-program is missing or was not allowed to start\n");
}

__asm__(".globl _start\n_start: xor %ebp, %ebp\n mov %rsp, %rdi\n and $-16, %rsp\n call begin\n");
