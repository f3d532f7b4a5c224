using System.Globalization;

namespace FundsCheck.Rules.Language;

/// <summary>
/// A whole rule set as defined in a file and in the files that it extends, with every value parsed and in range.
/// </summary>
public sealed record RuleSetDefinition
{
    /// <summary>The default validity of a decision.</summary>
    public static readonly TimeSpan ValidForDefault = TimeSpan.FromHours(1);

    /// <summary>The schema reference of the file; null without one.</summary>
    public string? Schema { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The version, as its owner writes it.</summary>
    public required string Version { get; init; }

    /// <summary>The instant from which it is in force, in UTC and whole seconds; null for a rule set that always was.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary><see cref="EffectiveFrom"/> in the form of a canonical file.</summary>
    public string? EffectiveFromText =>
        EffectiveFrom?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The purpose (<c>why</c>); null without one.</summary>
    public string? Why { get; init; }

    /// <summary>The responsible owner; null without one.</summary>
    public string? Owner { get; init; }

    /// <summary>The rule set that the file extends; null for a file that extends none.</summary>
    public ExtensionDefinition? Extension { get; init; }

    /// <summary>The only currency of the debits that it judges.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The validity of a decision; null for the default.</summary>
    public TimeSpan? ValidFor { get; init; }

    /// <summary><see cref="ValidFor"/> in the form of the file.</summary>
    public string? ValidForText { get; init; }

    /// <summary>The facts that the rule set leaves unchecked on purpose, in ordinal order.</summary>
    public IReadOnlyList<UncheckedStatement> Unchecked { get; init; } = [];

    /// <summary>The sentences for the customer of its own reasons, in ordinal order of the codes.</summary>
    public IReadOnlyList<CustomerTextDefinition> CustomerTexts { get; init; } = [];

    /// <summary>The measures that it may name, in addition to custom facts.</summary>
    public MeasureTable Measures { get; init; } = MeasureTable.Default;

    /// <summary>The declared custom facts, in the ordinal order of their names.</summary>
    public required IReadOnlyList<CustomFactDefinition> CustomFacts { get; init; }

    /// <summary>The checks, in the order of the file.</summary>
    public required IReadOnlyList<CheckDefinition> Checks { get; init; }

    /// <summary>The tests, in the order of the file.</summary>
    public required IReadOnlyList<TestDefinition> Tests { get; init; }
}
