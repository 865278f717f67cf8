; Offers Daybook under "Open with" for lists, for this person only. What opens them by itself stays what it was.
; electron-builder.yml includes this; src/shared/desktop/opened-files.ts has the same endings.
!define DAYBOOK_LIST "Daybook.List"

!macro offerFor ENDING
  WriteRegStr SHELL_CONTEXT "Software\Classes\.${ENDING}\OpenWithProgids" "${DAYBOOK_LIST}" ""
!macroend

!macro offerNoMoreFor ENDING
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${ENDING}\OpenWithProgids" "${DAYBOOK_LIST}"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${DAYBOOK_LIST}" "" "List to import into Daybook"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${DAYBOOK_LIST}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro offerFor "csv"
  !insertmacro offerFor "tsv"
  !insertmacro offerFor "xlsx"
!macroend

!macro customUnInstall
  !insertmacro offerNoMoreFor "csv"
  !insertmacro offerNoMoreFor "tsv"
  !insertmacro offerNoMoreFor "xlsx"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${DAYBOOK_LIST}"
!macroend
