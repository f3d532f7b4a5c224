using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The JSON Schema of rule files, for editors.</summary>
public static class RuleSetJsonSchema
{
    /// <summary>The text of <c>rules/schema/ruleset.v1.schema.json</c>, generated from the vocabulary of the loader.</summary>
    public static string Text => Create(MeasureTable.Default);

    /// <summary>The schema of rule files with another vocabulary.</summary>
    /// <param name="measures">The measures that a rule file may name.</param>
    public static string Create(MeasureTable measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return RuleSetSchema.Write(measures);
    }
}
