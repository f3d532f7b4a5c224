#!/usr/bin/env bash
# .NET does not report an fsync that fails, on Linux.
#
# FileStream.Flush(flushToDisk: true) and RandomAccess.FlushToDisk return normally when fsync(2) fails, here with EIO that strace injects. A
# program that acknowledges a record after such a call acknowledges a record that may not be on disk: it must call fsync itself.
#
# The native part of .NET returns 1 for a failed fsync, and the managed part throws for results below 0 only.
#
# Needs the .NET SDK and strace. Exits with 0 while the runtime behaves so, and with 1 when that changes: then docs/adr/0014 may be simplified.
#
# Seen on 2026-11-28 with SDK 10.0.401, runtime 10.0.12, strace 6.1, Linux 6.18 (x64):
#   without a failure
#     fsync by hand: 0
#     FileStream.Flush(true): returned
#     RandomAccess.FlushToDisk: returned
#   every fsync fails with EIO
#     fsync by hand: -1, errno 5
#     FileStream.Flush(true): returned
#     RandomAccess.FlushToDisk: returned
set -euo pipefail

for tool in dotnet strace; do
    command -v "$tool" > /dev/null || { echo "$tool is not installed"; exit 1; }
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > Flushing.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

using var stream = new FileStream(args[0], FileMode.Create, FileAccess.ReadWrite);
stream.Write("a record\n"u8);
stream.Flush();

var result = fsync(stream.SafeFileHandle);
var error = Marshal.GetLastPInvokeError();
Console.WriteLine($"fsync by hand: {result}{(result == 0 ? "" : $", errno {error}")}");
Try("FileStream.Flush(true)", () => stream.Flush(flushToDisk: true));
Try("RandomAccess.FlushToDisk", () => RandomAccess.FlushToDisk(stream.SafeFileHandle));

static void Try(string name, Action flush)
{
    try
    {
        flush();
        Console.WriteLine($"{name}: returned");
    }
    catch (IOException exception)
    {
        Console.WriteLine($"{name}: threw {exception.GetType().Name}");
    }
}

[DllImport("libc", SetLastError = true)]
static extern int fsync(SafeFileHandle file);
PROGRAM

dotnet build --nologo -v quiet -o built > build.txt 2>&1 || { cat build.txt; exit 1; }

echo "SDK $(dotnet --version), runtime $(dotnet --list-runtimes | awk '$1 == "Microsoft.NETCore.App" { version = $2 } END { print version }'), $(strace --version | head -n 1), $(uname -sr)"
echo "without a failure"
dotnet built/Flushing.dll file | tee whole.txt
echo "every fsync fails with EIO"
strace -f -qq -o trace -e trace=fsync -e inject=fsync:error=EIO dotnet built/Flushing.dll file | tee failing.txt

injected=$(grep -c 'fsync(.*= -1 EIO .*(INJECTED)' trace || true)
expected='fsync by hand: -1, errno 5
FileStream.Flush(true): returned
RandomAccess.FlushToDisk: returned'
if [ "$(cat failing.txt)" != "$expected" ] || [ "$injected" -ne 3 ]; then
    echo "changed: $injected fsyncs failed, and .NET reported it otherwise than before"
    exit 1
fi

echo "as before: three fsyncs failed, and .NET reported none of its two"
