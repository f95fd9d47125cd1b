@echo off
rem SPDX-License-Identifier: BSD-2-Clause
rem Starts SpikePress without Fiji; see spikepress --help.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" --add-opens=java.base/java.lang=ALL-UNNAMED -XX:+UseParallelGC %SPIKEPRESS_JAVA_OPTS% -cp "%~dp0..\lib\*" io.github.spikepress.plugin.launcher.Launcher %*
exit /b %errorlevel%
