using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace FundsCheck.Checking;

/// <summary>The door of readings of facts: what is judged and recorded has passed it. Pure.</summary>
internal static class FactReadingValidator
{
    private const int PrefixLengthMax = 32;

    /// <summary>Whether a text may be the prefix of a source.</summary>
    public static bool IsPrefix([NotNullWhen(true)] string? prefix) =>
        prefix is { Length: > 3 and <= PrefixLengthMax }
        && prefix.StartsWith("x.", StringComparison.Ordinal)
        && char.IsAsciiLetter(prefix[2])
        && prefix.EndsWith('.')
        && prefix[2..^1].All(char.IsAsciiLetterOrDigit);

    /// <summary>What is wrong with a reading: its member and the bound, never a value. Null where nothing is.</summary>
    public static string? ProblemOf(FactReading? reading, string prefix) => reading switch
    {
        FactReading.Succeeded { Facts: null } => "the reading's `Facts` is missing",
        FactReading.Succeeded read => ProblemOf(read, prefix),
        FactReading.Failed failed => BalanceReadingValidator.ProblemOf(new BalanceReading.Failed(failed.Failure)),
        FactReading.NotRequested => "only the check itself can find that no facts are needed",
        null => "the reading is missing",
        _ => "the reading is of a type of its own; it is a `Succeeded` or a `Failed`",
    };

    /// <summary>The reading in the one form that records keep: a copy of its facts, and an empty id as none.</summary>
    public static FactReading Canonical(FactReading reading) => reading switch
    {
        FactReading.Succeeded read => new FactReading.Succeeded(
            read.Facts.ToFrozenDictionary(StringComparer.Ordinal), NullWhereEmpty(read.Reference), NullWhereEmpty(read.ProviderRequestId)),
        FactReading.Failed failed when BalanceReadingValidator.Canonical(new BalanceReading.Failed(failed.Failure))
            is BalanceReading.Failed { Failure: var failure } => new FactReading.Failed(failure),
        _ => reading,
    };

    private static string? ProblemOf(FactReading.Succeeded read, string prefix)
    {
        var facts = read.Facts.ToList();
        if (facts.Count > FactSourceLimits.FactsMax)
        {
            return $"the reading has at most {FactSourceLimits.FactsMax} facts";
        }

        return facts.All(fact => IsFact(fact, prefix))
            ? Id("Reference", read.Reference) ?? Id("ProviderRequestId", read.ProviderRequestId)
            : $"the reading's facts have names that start with `{prefix}`, and texts of at most {FactSourceLimits.FactLengthMax} printable "
                + "characters";
    }

    private static bool IsFact(KeyValuePair<string, CustomFact> fact, string prefix) =>
        PrintableText.IsId(fact.Key, FactSourceLimits.FactLengthMax)
        && fact.Key.Length > prefix.Length
        && fact.Key.StartsWith(prefix, StringComparison.Ordinal)
        && PrintableText.Fits(fact.Value?.Text, FactSourceLimits.FactLengthMax);

    private static string? Id(string member, string? id) =>
        id is null or "" || PrintableText.IsId(id, FactSourceLimits.ReferenceLengthMax)
            ? null
            : $"the reading's `{member}` has at most {FactSourceLimits.ReferenceLengthMax} printable ASCII characters, no spaces";

    private static string? NullWhereEmpty(string? text) => text is "" ? null : text;
}
