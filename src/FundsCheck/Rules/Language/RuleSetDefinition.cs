namespace FundsCheck.Rules.Language;

/// <summary>A whole rule set as a file states it, every value read and in range.</summary>
public sealed record RuleSetDefinition
{
    /// <summary>How long a decision may be relied on where the file does not say.</summary>
    public static readonly TimeSpan ValidForDefault = TimeSpan.FromHours(1);

    public string? Schema { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public string? Why { get; init; }

    public string? Owner { get; init; }

    public required Currency Currency { get; init; }

    public TimeSpan? ValidFor { get; init; }

    /// <summary><see cref="ValidFor"/> in the form of the file.</summary>
    public string? ValidForText { get; init; }

    /// <summary>What the rule set leaves unchecked on purpose, in ordinal order.</summary>
    public IReadOnlyList<UncheckedStatement> Unchecked { get; init; } = [];

    /// <summary>The measures that it may name, beside those of its host.</summary>
    public MeasureTable Measures { get; init; } = MeasureTable.Default;

    public required IReadOnlyList<CustomFactDefinition> CustomFacts { get; init; }

    public required IReadOnlyList<CheckDefinition> Checks { get; init; }

    public required IReadOnlyList<TestDefinition> Tests { get; init; }
}
