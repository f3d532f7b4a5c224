using System.Collections.Frozen;
using System.Globalization;
using FundsCheck.Storage;

namespace FundsCheck.Records.Format;

/// <summary>Writes and reads custom facts: the facts that the host stated, and which of them the rule set declares.</summary>
internal static class CustomFactsLine
{
    public static void Write(JsonLine line, IReadOnlyDictionary<string, CustomFact> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        line.Open("facts");
        foreach (var (name, fact) in facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            _ = fact.Kind switch
            {
                CustomFactKind.Boolean =>
                    line.OpenNamed(name).Boolean("boolean", string.Equals(fact.Text, "true", StringComparison.Ordinal)),
                CustomFactKind.Integer => line.OpenNamed(name).Number("integer", long.Parse(fact.Text, CultureInfo.InvariantCulture)),
                _ => line.OpenNamed(name).Required("text", fact.Text),
            };
            line.Close();
        }

        line.Close();
    }

    public static FrozenDictionary<string, CustomFact> Read(ref LineReader reader)
    {
        if (!reader.TryOpen("facts"u8))
        {
            return FrozenDictionary<string, CustomFact>.Empty;
        }

        var (facts, last) = (new Dictionary<string, CustomFact>(StringComparer.Ordinal), (string?)null);
        while (reader.NextName() is { } name)
        {
            if (string.CompareOrdinal(last, name) >= 0)
            {
                throw reader.Wrong("facts in the order of their names"u8);
            }

            reader.OpenValue();
            facts.Add(last = name, ReadFact(ref reader));
            reader.Close();
        }

        reader.Close();
        return facts.Count == 0 ? throw reader.Usual() : facts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Verifies that the value of a declared fact follows from the stated fact, apart from a mismatch of types.</summary>
    /// <exception cref="UnwritableLineException">A value does not follow.</exception>
    public static void WriteDeclared(JsonLine line, DecisionRecord record)
    {
        var declared = record.Facts.Custom;
        if (declared.Count == 0)
        {
            return;
        }

        line.OpenList("declaredFacts");
        foreach (var fact in declared)
        {
            var isMistyped = fact.Value is { IsKnown: false, Cause: UnknownCause.WrongType };
            line.Open().Required("name", fact.Name).Required("type", fact.Type).Flag("mistyped", isMistyped).Close();
            if (!fact.Equals(DebitFacts.Classify(fact.Name, fact.Type, record.Debit, record.SourceFacts, isMistyped)))
            {
                throw new UnwritableLineException("the value of a declared fact differs from the fact of the debit or its source");
            }
        }

        line.CloseList();
    }

    public static IReadOnlyList<CustomFactValue> ReadDeclared(ref LineReader reader, Debit debit, SourceFacts? fromSource)
    {
        if (!reader.TryOpenList("declaredFacts"u8))
        {
            return [];
        }

        var declared = new List<CustomFactValue>();
        while (reader.NextObject())
        {
            var (name, type, isMistyped) = (reader.Text("name"u8), reader.Text("type"u8), reader.Flag("mistyped"u8));
            var fact = DebitFacts.Classify(name, type, debit, fromSource, isMistyped);
            declared.Add(isMistyped && fact.Value.Cause != UnknownCause.WrongType ? throw reader.Wrong("a fact that was given"u8) : fact);
            reader.Close();
        }

        return declared.Count == 0 ? throw reader.Usual() : declared;
    }

    private static CustomFact ReadFact(ref LineReader reader) =>
        reader.Next("boolean"u8) ? CustomFact.From(reader.TakeBoolean())
        : reader.Next("integer"u8) ? CustomFact.From(reader.TakeNumber())
        : CustomFact.From(reader.Text("text"u8));
}
