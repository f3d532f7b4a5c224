namespace FundsCheck.Rules.Language;

/// <summary>A whole rule set as a file states it, every value read and in range.</summary>
public sealed record RuleSetDefinition
{
    /// <summary>How long a decision may be relied on where the file does not say.</summary>
    public static readonly TimeSpan ValidForDefault = TimeSpan.FromHours(1);

    /// <summary>The schema that the file names; null where it names none.</summary>
    public string? Schema { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, as its owner writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Why it is as it is; null where it does not state that.</summary>
    public string? Why { get; init; }

    /// <summary>Who is responsible for it; null where it does not state that.</summary>
    public string? Owner { get; init; }

    /// <summary>The only currency of the debits that it judges.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How long a decision may be relied on; null for the default.</summary>
    public TimeSpan? ValidFor { get; init; }

    /// <summary><see cref="ValidFor"/> in the form of the file.</summary>
    public string? ValidForText { get; init; }

    /// <summary>What the rule set leaves unchecked on purpose, in ordinal order.</summary>
    public IReadOnlyList<UncheckedStatement> Unchecked { get; init; } = [];

    /// <summary>The measures that it may name, beside those of its host.</summary>
    public MeasureTable Measures { get; init; } = MeasureTable.Default;

    /// <summary>The custom facts that it declares, in the ordinal order of their names.</summary>
    public required IReadOnlyList<CustomFactDefinition> CustomFacts { get; init; }

    /// <summary>Its checks, in the order of the file.</summary>
    public required IReadOnlyList<CheckDefinition> Checks { get; init; }

    /// <summary>Its tests, in the order of the file.</summary>
    public required IReadOnlyList<TestDefinition> Tests { get; init; }
}
