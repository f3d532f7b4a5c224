using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The JSON Schema of rule files, for editors.</summary>
public static class RuleSetJsonSchema
{
    /// <summary>The text of <c>rules/schema/ruleset.v1.schema.json</c>, made from the words that the loader reads.</summary>
    public static string Text => RuleSetSchema.Write(MeasureTable.Default);
}
