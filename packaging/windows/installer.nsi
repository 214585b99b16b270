; The installer for Windows, in Chinese and English: for one person, without an administrator.
; makensis gets VERSION, NUMBERS, FOLDER (what is installed), FILES (files.nsh) and OUT by -D.
; /S installs silently, /D=FOLDER (last, without quotes) names the folder.

Target amd64-unicode
!include "MUI2.nsh"
!include "WinVer.nsh"
!include "${FILES}"

!define KEY "Software\pcirights"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\pcirights"
!define NAME_ZH "信用信息权利助手"
!define NAME_EN "pcirights"

Name "$(name)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\pcirights"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
BrandingText "pcirights ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "pcirights"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "pcirights ${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "GPL-3.0-or-later"

!define MUI_ICON "${FOLDER}/../pcirights.ico"
!define MUI_UNICON "${FOLDER}/../pcirights.ico"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_FINISHPAGE_RUN "$INSTDIR\pcirights.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_UNFINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_LICENSE "${FOLDER}/licences/pcirights.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString name ${LANG_SIMPCHINESE} "${NAME_ZH}"
LangString name ${LANG_ENGLISH} "${NAME_EN}"
LangString old_windows ${LANG_SIMPCHINESE} "本程序需要 64 位的 Windows 10（1809 版）或者更新的系统。"
LangString old_windows ${LANG_ENGLISH} "This program needs 64-bit Windows 10, version 1809, or newer."
LangString running ${LANG_SIMPCHINESE} "程序正在运行，请先关掉它，再点“重试”。"
LangString running ${LANG_ENGLISH} "The program is running. Close it, then press Retry."
LangString kept ${LANG_SIMPCHINESE} "装过的法律包和您要求保存的内容没有删除，在 $LOCALAPPDATA\pcirights。不要的话，请自己删除这个文件夹。"
LangString kept ${LANG_ENGLISH} "Law packs that were installed and what you asked to be kept were not deleted: they are in $LOCALAPPDATA\pcirights. Delete that folder yourself if you do not want it."

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(old_windows)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; A program that runs cannot be written to. Silently, it gives up with exit code 3.
!macro wait_until_closed un
Function ${un}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\pcirights.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\pcirights.exe" a
  IfErrors open
  FileClose $0
  Goto closed
  open:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(running)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
  closed:
FunctionEnd
!macroend
!insertmacro wait_until_closed ""
!insertmacro wait_until_closed "un."

Section
  Call WaitUntilClosed
  ; What an earlier version put there and this one does not have goes first.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +3
  RMDir /r "$INSTDIR\inside"
  RMDir /r "$INSTDIR\licences"
  !insertmacro put_files
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Delete "$SMPROGRAMS\${NAME_ZH}.lnk"
  Delete "$SMPROGRAMS\${NAME_EN}.lnk"
  CreateShortcut "$SMPROGRAMS\$(name).lnk" "$INSTDIR\pcirights.exe"
  WriteRegStr HKCU "${KEY}" "InstallerLanguage" "$LANGUAGE"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(name)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\pcirights.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "pcirights"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  !insertmacro remove_files
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME_ZH}.lnk"
  Delete "$SMPROGRAMS\${NAME_EN}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
  IfFileExists "$LOCALAPPDATA\pcirights\*.*" 0 +2
  MessageBox MB_OK|MB_ICONINFORMATION "$(kept)" /SD IDOK
SectionEnd
