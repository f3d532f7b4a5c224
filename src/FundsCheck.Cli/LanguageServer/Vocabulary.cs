using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// The words of one rule file, as far as it is written: its currency, measures with custom facts, own reasons and thresholds; those of the
/// rule sets that it extends too.
/// </summary>
internal sealed class Vocabulary
{
    private readonly OutlineNode? _root;

    public Vocabulary(OutlineNode? root, IReadOnlyList<OutlineNode> bases)
    {
        _root = root;
        IReadOnlyList<OutlineNode> all = root is null ? bases : [root, .. bases];
        var currency = all.Select(file => file.TextOf("currency")).FirstOrDefault(text => text is not null) ?? string.Empty;
        Currency = Currency.TryGet(currency, out var stated) && stated.HasMinorUnit ? stated : Currency.Usd;
        CustomFacts =
        [
            .. all.SelectMany(file => file.Find("facts")?.Members ?? []).Select(CustomFactOf).OfType<Measure>()
                .DistinctBy(fact => fact.Name, StringComparer.Ordinal),
        ];
        InheritedIds = [.. bases.SelectMany(IdsOf).Select(id => id.Value).Distinct(StringComparer.Ordinal)];
        Measures = [.. MeasureTable.Default.All, .. CustomFacts];
        OwnReasons =
        [
            .. all.SelectMany(All)
                .Where(node => node.Kind == OutlineKind.Text && node.Value.StartsWith(ReasonCodes.OwnPrefix, StringComparison.Ordinal))
                .Where(node => node.Member?.Name is "reason" || node.Parent?.Member?.Name is "reasons")
                .Select(node => node.Value).Where(code => code.Length > ReasonCodes.OwnPrefix.Length)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    public Currency Currency { get; }

    public IReadOnlyList<Measure> CustomFacts { get; }

    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>The reasons of the rule author that the file has.</summary>
    public IReadOnlyList<string> OwnReasons { get; }

    /// <summary>The ids of the checks of the rule sets that the file extends.</summary>
    public IReadOnlyList<string> InheritedIds { get; }

    /// <summary>The ids in <c>replaces</c>.</summary>
    public IEnumerable<string> Replaced => _root?.Find("replaces")?.Items.Select(item => item.Value) ?? [];

    /// <summary>The checks of the file.</summary>
    public IEnumerable<OutlineNode> Checks => _root?.Find("checks")?.Items ?? [];

    public Measure? Find(string? name) =>
        Measures.FirstOrDefault(measure => string.Equals(measure.Name, name, StringComparison.Ordinal));

    /// <summary>The texts of the thresholds that the file compares a measure with, in the order of the file.</summary>
    public IEnumerable<string> ThresholdsOf(Measure measure) => All(_root)
        .Where(node => node.Kind is OutlineKind.Text or OutlineKind.Word
            && node.Member is { Name: "below" or "upTo" or "above" or "atLeast" } member
            && string.Equals(MeasureAround(member.Owner)?.Name, measure.Name, StringComparison.Ordinal))
        .Select(node => node.Value).Distinct(StringComparer.Ordinal);

    /// <summary>Finds the measure that a band, a guard or a fallback is about.</summary>
    public Measure? MeasureAround(OutlineNode? node)
    {
        foreach (var around in node?.Around() ?? [])
        {
            if (around.Parent?.Member?.Name is "for" or "unless" && around.Member is { } guard)
            {
                return Find(guard.Name);
            }

            if (around.FindMember("measure") is { } || around.FindMember("bands") is { })
            {
                return Find(around.TextOf("measure"));
            }
        }

        return null;
    }

    /// <summary>The ids of the checks of a file.</summary>
    public static IEnumerable<OutlineNode> IdsOf(OutlineNode root) =>
        root.Find("checks")?.Items.Select(check => check.Find("id")).OfType<OutlineNode>() ?? [];

    /// <summary>Finds the check that holds a value.</summary>
    public static OutlineNode? CheckAround(OutlineNode? node) => node?.Around()
        .FirstOrDefault(around => around.Parent is { Kind: OutlineKind.List, Member.Name: "checks", Parent.Parent: null });

    private static IEnumerable<OutlineNode> All(OutlineNode? node) =>
        node is null ? [] : node.Children.SelectMany(All).Prepend(node);

    private static Measure? CustomFactOf(OutlineMember member)
    {
        if (member.Value is not { } fact || !member.Name.StartsWith("x.", StringComparison.Ordinal))
        {
            return null;
        }

        var type = fact.TextOf("type");
        MeasureUnit? unit = type switch
        {
            "integer" => MeasureUnit.Integer,
            "money" => MeasureUnit.Money,
            "percent" => MeasureUnit.Percent,
            "duration" => MeasureUnit.Duration,
            "boolean" or "text" => MeasureUnit.Value,
            _ => null,
        };
        return unit is not { } known ? null : new Measure(member.Name, known)
        {
            Description = $"a custom fact: {type}",
            Worse = fact.TextOf("worse") switch { "higher" => WorseSide.Higher, "lower" => WorseSide.Lower, _ => WorseSide.None },
            CanBeUnknown = true,
            IsCustom = true,
            Values = type switch
            {
                "boolean" => Booleans,
                "text" => [.. fact.Find("in")?.Items.Select(item => item.Value).Distinct(StringComparer.Ordinal) ?? []],
                _ => [],
            },
        };
    }

    // A measure of true and false is known by this very list.
    private static IReadOnlyList<string> Booleans { get; } = MeasureTable.Default.All.First(measure => measure.IsBoolean).Values;
}
