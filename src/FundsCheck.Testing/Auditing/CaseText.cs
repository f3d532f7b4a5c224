using System.Globalization;
using System.Text.RegularExpressions;
using FundsCheck.Records;

namespace FundsCheck.Testing;

/// <summary>The text of a case, and back.</summary>
internal static partial class CaseText
{
    private const int PatternMilliseconds = 1_000;

    public static string Write(string log, LoggedDecision decision) =>
        string.Create(CultureInfo.InvariantCulture, $"{log}:{decision.Line}: {decision}");

    /// <summary>The case of a text; null where it names none.</summary>
    public static DecisionCase? Read(string? text)
    {
        var match = Place().Match(text ?? string.Empty);
        if (!match.Success || !long.TryParse(match.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            return null;
        }

        var log = LogPaths.FindOne(match.Groups["log"].Value);
        var found = DecisionsRead.Of(log.Full).TryGetValue(line, out var decision) ? new DecisionCase(log, decision) : null;
        return found is not null && string.Equals(found.ToString(), text, StringComparison.Ordinal) ? found : null;
    }

    // An id holds no space, so what stands before the last number between colons is the log.
    [GeneratedRegex("^(?<log>.+):(?<line>[0-9]+): [^ ]+ \\(revision [0-9]+\\)$", RegexOptions.ExplicitCapture, PatternMilliseconds)]
    private static partial Regex Place();
}
