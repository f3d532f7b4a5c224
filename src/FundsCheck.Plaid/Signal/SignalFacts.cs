using FundsCheck.Rules.Language;

namespace FundsCheck.Plaid;

/// <summary>The facts of an evaluation, by the names that rule sets declare. Pure.</summary>
internal static class SignalFacts
{
    public const string Prefix = "x.signal.";

    /// <summary>What the names of the core attributes start with.</summary>
    public const string CorePrefix = Prefix + "core.";

    private const string NoWarning = "none";
    private static readonly string[] Results = ["accept", "review", "reroute"];

    /// <summary>
    /// The facts of an evaluation. A core attribute is given only where the rule set declares it, since Plaid returns more of them than a
    /// reading may have; the other facts always, so that a backtest of other rules finds them.
    /// </summary>
    /// <param name="content">The evaluation.</param>
    /// <param name="declared">The facts that the rule set declares.</param>
    public static Dictionary<string, CustomFact> Of(SignalContent content, IReadOnlyList<string> declared)
    {
        var facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        Add("result", content.Result is { } result ? CustomFact.From(Listed(result)) : null);
        Add("ruleset", TextOf(content.RulesetKey));
        Add("customAction", TextOf(content.CustomAction));
        Add("score.customerInitiated", IntegerOf(content.CustomerInitiatedScore));
        Add("score.bankInitiated", IntegerOf(content.BankInitiatedScore));
        Add("available", MoneyOf(content.Available));
        Add("current", MoneyOf(content.Current));
        Add("warning", content.HasWarning ? WarningOf(content.WarningCode) : CustomFact.From(NoWarning));
        foreach (var (name, value) in content.Attributes)
        {
            if (NameOf(name) is { } fact && declared.Contains(fact, StringComparer.Ordinal))
            {
                _ = facts.TryAdd(fact, value) ? true : throw new BodyException("two of `core_attributes` have one name");
            }
        }

        return facts;

        void Add(string name, CustomFact? fact)
        {
            if (fact is not null)
            {
                facts.Add(Prefix + name, fact);
            }
        }
    }

    /// <summary>
    /// The fact of a core attribute, as in <c>x.signal.core.nsfOverdraftTransactionsCount30d</c>; null where it has no name.
    /// </summary>
    public static string? NameOf(string attribute)
    {
        var parts = attribute.Split('_');
        var name = CorePrefix + parts[0] + string.Concat(parts.Skip(1).Select(Capitalized));
        return name.Length is <= RuleLimits.NameLengthMax and > 0
            && parts[0].Length > 0
            && char.IsAsciiLetter(parts[0][0])
            && name[CorePrefix.Length..].All(char.IsAsciiLetterOrDigit)
                ? name
                : null;
    }

    private static string Capitalized(string part) => part.Length == 0 ? "_" : char.ToUpperInvariant(part[0]) + part[1..];

    // Plaid's pages write results in both cases. A newer result stays as it came: it is in no list of a rule set, and thus unknown.
    private static string Listed(string result) =>
        Results.FirstOrDefault(listed => string.Equals(listed, result, StringComparison.OrdinalIgnoreCase)) ?? result;

    private static CustomFact? TextOf(string? text) => text is null ? null : CustomFact.From(text);

    // A warning without a code, or with the word for none, is not "no warning".
    private static CustomFact? WarningOf(string? code) =>
        string.Equals(code, NoWarning, StringComparison.OrdinalIgnoreCase) ? null : TextOf(code);

    private static CustomFact? IntegerOf(int? number) => number is { } stated ? CustomFact.From(stated) : null;

    // Signal is for debits in US dollars only, and states no currency.
    private static CustomFact? MoneyOf(decimal? amount) => amount is { } stated ? CustomFact.From(new Money(stated, Currency.Usd)) : null;
}
