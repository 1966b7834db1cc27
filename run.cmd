@echo off
rem Sets Getu up where that is still to do, then starts it:
rem   run.cmd            opens the demo bank        run.cmd tests      runs every check and test
rem   run.cmd VERB ...   hands VERB to getu         run.cmd --help     lists the verbs
rem Everything lands in .venv beside this file. GETU_PYTHON names the Python to use (3.11 to 3.14).
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "VENV=%ROOT%\.venv"
set "PYTHON=%VENV%\Scripts\python.exe"
set "LOCK=%ROOT%\requirements.lock"
set "STAMP=%VENV%\.getu-stamp"
set "TESTS_LOCK=%ROOT%\requirements-tests.lock"
set "TESTS_STAMP=%VENV%\.getu-tests-stamp"
set "NEED=app"
if /i "%~1"=="tests" set "NEED=tests"

rem A stamp is a copy of the lock file it was made from; it is written last, so an interrupted set-up has none.
call :is_set_up
if not errorlevel 1 goto start
call :set_up
if errorlevel 1 exit /b 1

:start
set "PYTHONUTF8=1"
if defined PYTHONPATH (set "PYTHONPATH=%ROOT%;%PYTHONPATH%") else set "PYTHONPATH=%ROOT%"
if "%NEED%"=="tests" goto tests
"%PYTHON%" -P -m desktop %*
exit /b %ERRORLEVEL%

:tests
set "WORDS="
:next_word
shift /1
if "%~1"=="" goto run_tests
set WORDS=%WORDS% %1
goto next_word
:run_tests
cd /d "%ROOT%"
"%PYTHON%" -m tests %WORDS%
exit /b %ERRORLEVEL%

:is_set_up
if not exist "%PYTHON%" exit /b 1
if not exist "%STAMP%" exit /b 1
fc /b "%LOCK%" "%STAMP%" >nul 2>&1 || exit /b 1
if not "%NEED%"=="tests" exit /b 0
if not exist "%TESTS_STAMP%" exit /b 1
fc /b "%TESTS_LOCK%" "%TESTS_STAMP%" >nul 2>&1 || exit /b 1
exit /b 0

:set_up
if not exist "%ROOT%\.cache" mkdir "%ROOT%\.cache"
if not exist "%ROOT%\.cache" goto unwritable
:wait
rem Only one set-up at a time: the file cannot be opened twice, and its handle goes with this window however it ends.
set "ALONE="
call :set_up_alone 9>"%ROOT%\.cache\setup.lock"
set "RESULT=%ERRORLEVEL%"
if defined ALONE exit /b %RESULT%
ping -n 3 127.0.0.1 >nul
goto wait

:set_up_alone
set "ALONE=1"
call :is_set_up
if not errorlevel 1 exit /b 0
call :find_python
if not defined BASE goto no_python
call :whole_environment
if not errorlevel 1 goto install
call :say preparing
if exist "%VENV%" rmdir /s /q "%VENV%" 1>&2
%BASE% -m venv "%VENV%" 1>&2 || goto no_environment
:install
if exist "%STAMP%" del /q "%STAMP%"
if exist "%TESTS_STAMP%" del /q "%TESTS_STAMP%"
set "WANTED=%LOCK%"
if "%NEED%"=="tests" set "WANTED=%TESTS_LOCK%"
"%PYTHON%" -m pip install -q --require-hashes --only-binary :all: --disable-pip-version-check --no-input -r "%WANTED%" 1>&2 || goto no_libraries
if "%NEED%"=="tests" copy /b /y "%TESTS_LOCK%" "%TESTS_STAMP%" >nul
copy /b /y "%LOCK%" "%STAMP%" >nul
exit /b 0

:whole_environment
if not exist "%PYTHON%" exit /b 1
if not exist "%STAMP%" exit /b 1
fc /b "%LOCK%" "%STAMP%" >nul 2>&1
exit /b %ERRORLEVEL%

:find_python
set "BASE="
if defined GETU_PYTHON call :try "%GETU_PYTHON%"
for %%V in (3.11 3.12 3.13 3.14) do if not defined BASE call :try py -%%V
if not defined BASE call :try python
if not defined BASE call :try python3
exit /b 0

:try
%* -c "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" >nul 2>&1
if not errorlevel 1 set BASE=%*
exit /b 0

:say
rem The sentences are files of their own: cmd.exe may lose its place in a batch file with Chinese in it.
type "%ROOT%\resources\setup\%~1.txt" 1>&2
exit /b 0

:no_python
call :say no_python
exit /b 1

:no_environment
call :say no_environment
exit /b 1

:no_libraries
call :say no_libraries
exit /b 1

:unwritable
call :say unwritable
exit /b 1
