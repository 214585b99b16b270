/* Wine 8 ends a program that asks for a screen's colours; here there are none. */
#define NOTHING(name) __declspec(dllexport) void *name(void) { return 0; }
NOTHING(CloseColorProfile)
NOTHING(GetColorProfileFromHandle)
NOTHING(OpenColorProfileW)
NOTHING(WcsCreateIccProfile)
