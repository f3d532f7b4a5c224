using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>Facts and the verdict of an engine, with methods to judge other facts or a changed rule set.</summary>
internal sealed record InvariantCase(
    IEngine Engine, IEngine Permuted, IEngine? Fewer, RuleSetProfile Profile, FactsGenerator Facts, Random Random, JsonObject Given,
    InvariantVerdict InvariantVerdict)
{
    private static readonly string[] BalancesThatMayBeUnknown =
        ["available", "current", "limit", "account.kind", "account.verification", "balance.age", "debit.attempt", "debit.lastReturn"];

    /// <summary>The facts that may be unknown.</summary>
    public IReadOnlyList<string> MayBeUnknown { get; } = [.. BalancesThatMayBeUnknown, .. Profile.CustomFacts.Select(fact => fact.Name)];

    /// <summary>The given facts with one replaced; null is unknown.</summary>
    public JsonObject With(string fact, JsonNode? value) => With([(fact, value)]);

    public JsonObject With(IEnumerable<(string Fact, JsonNode? Value)> changes)
    {
        var changed = Given.DeepClone().AsObject();
        foreach (var (fact, value) in changes)
        {
            changed[fact] = value;
        }

        return changed;
    }

    /// <summary>Whether a fact that may be unknown is not.</summary>
    public bool IsKnown(string fact) =>
        fact is "account.kind" or "account.verification" or "balance.age" or "debit.attempt" or "debit.lastReturn"
            ? !Given.TryGetPropertyValue(fact, out var stated) || stated is not null
            : Given[fact] is not null;

    /// <summary>Money of the given facts, in ticks; null where it is unknown, and nothing where no hold is stated.</summary>
    public long? Money(string fact) =>
        Given[fact] is { } stated ? Ticks.Parse(stated.ToString()) : fact.StartsWith("held", StringComparison.Ordinal) ? 0 : null;

    public string Text(long ticks) => Ticks.Format(ticks, Profile.Currency);

    public string Word(string fact, string whenAbsent) =>
        Given.TryGetPropertyValue(fact, out var stated) ? stated?.ToString() ?? "" : whenAbsent;

    public bool IsRead => Word("balance.reading", "read") == "read";

    /// <summary>The failure's own code.</summary>
    public string FailureCode =>
        new FundsCheck.Tests.Rules.Reference.ReferenceFacts(
            Given, new Dictionary<string, DeclaredFact>()).FailureCode;

    public bool IsInItsCurrency => Word("balance.currency", "same") == "same";
}
