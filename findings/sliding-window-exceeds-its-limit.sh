#!/usr/bin/env bash
# SlidingWindowRateLimiter and TokenBucketRateLimiter permit more than their limit within one window.
#
# A sliding window of System.Threading.RateLimiting frees the permits of a segment when the window moves past the segment's start, so that
# permits taken at the end of a segment come back up to one segment early. With a limit of 5 in 2 s and two segments, 10 permits are granted
# within little more than 1 s. A token bucket of 5 with 5 tokens a period grants its burst and its refill. A caller that must keep a limit
# such as "5 calls in any minute", as Plaid's for an Item, exceeds it with either.
#
# With n segments, a window lengthened by the factor n / (n - 1) keeps the limit.
#
# Needs the .NET SDK. Exits with 0 while the limiters behave so, and with 1 when that changes: then docs/adr/0022 may be simplified.
#
# Seen on 2026-11-29 with System.Threading.RateLimiting 10.0.15, SDK 10.0.401 (x64):
#   sliding window, 5 in 2 s, 2 segments: 10 permits within less than 2 s
#   sliding window, 5 in 4 s, 2 segments: 5 permits within less than 2 s
#   token bucket, 5, refill 5 in 2 s: 10 permits within less than 2 s
set -euo pipefail

command -v dotnet > /dev/null || { echo "dotnet is not installed"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > Limits.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="System.Threading.RateLimiting" Version="[10.0.15]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Diagnostics;
using System.Threading.RateLimiting;

var window = TimeSpan.FromSeconds(2);
Count("sliding window, 5 in 2 s, 2 segments", Sliding(window), expected: 10);
Count("sliding window, 5 in 4 s, 2 segments", Sliding(2 * window), expected: 5);
Count("token bucket, 5, refill 5 in 2 s", new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
{
    TokenLimit = 5,
    TokensPerPeriod = 5,
    ReplenishmentPeriod = window,
    AutoReplenishment = true,
}), expected: 10);

static SlidingWindowRateLimiter Sliding(TimeSpan window) => new(new SlidingWindowRateLimiterOptions
{
    PermitLimit = 5,
    Window = window,
    SegmentsPerWindow = 2,
    AutoReplenishment = true,
});

// Takes every permit from shortly before the end of a segment on, and counts the most within any interval shorter than the window.
void Count(string name, RateLimiter limiter, int expected)
{
    var clock = Stopwatch.StartNew();
    var taken = new List<TimeSpan>();
    Thread.Sleep(TimeSpan.FromMilliseconds(800));
    while (clock.Elapsed < TimeSpan.FromSeconds(5))
    {
        using var lease = limiter.AttemptAcquire();
        if (lease.IsAcquired)
        {
            taken.Add(clock.Elapsed);
        }
        else
        {
            Thread.Sleep(5);
        }
    }

    var most = taken.Max(start => taken.Count(at => at >= start && at < start + window));
    Console.WriteLine($"{name}: {most} permits within less than 2 s");
    Environment.ExitCode |= most == expected ? 0 : 1;
}
PROGRAM

dotnet run -v quiet
