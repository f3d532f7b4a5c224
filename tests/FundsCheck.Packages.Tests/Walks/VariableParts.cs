using System.Text.RegularExpressions;

namespace FundsCheck.Packages.Tests.Walks;

/// <summary>The parts of an output that differ from run to run: times, hashes, ids of requests, ages of balances.</summary>
internal static partial class VariableParts
{
    /// <summary>Replaces each variable part by its name.</summary>
    public static string Replace(string output) => Part().Replace(
        output, match => match.Groups.Cast<Group>().Skip(1).Single(group => group.Success).Name);

    [GeneratedRegex(
        @"(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)|(?<sha256>\b[0-9a-f]{64}\b)"
            + @"|(?<age>(?<=balance\.age )\d+ seconds?)|(?<left>(?<=margin )59 minutes and \d+ seconds?)"
            + @"|(?<request>(?<=(""requestId"": ""|, request ))[A-Za-z0-9]+)",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Part();
}
