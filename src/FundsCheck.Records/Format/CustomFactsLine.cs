using System.Collections.Frozen;
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
            var (type, member) = (LineWords.Of(fact.Type), line.OpenNamed(name));
            _ = fact.Value switch
            {
                bool boolean => member.Boolean(type, boolean),
                long integer => member.Number(type, integer),
                Money money => member.Money(type, money),
                _ => member.Required(type, fact.Text),
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
            var isMistyped = IsMistyped(fact);
            line.Open().Required("name", fact.Name).Required("type", LineWords.Of(fact.Type)).Flag("mistyped", isMistyped).Close();
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
            var (name, type, isMistyped) = (reader.Text("name"u8), LineWords.FactType(reader.Text("type"u8)), reader.Flag("mistyped"u8));
            var fact = DebitFacts.Classify(name, type, debit, fromSource, isMistyped);
            declared.Add(IsMistyped(fact) == isMistyped ? fact : throw reader.Wrong("a fact of its declared type"u8));
            reader.Close();
        }

        return declared.Count == 0 ? throw reader.Usual() : declared;
    }

    private static bool IsMistyped(CustomFactValue fact) => fact.Value is { IsKnown: false, Cause: UnknownCause.WrongType };

    private static CustomFact ReadFact(ref LineReader reader) =>
        reader.Next("boolean"u8) ? CustomFact.From(reader.TakeBoolean())
        : reader.Next("integer"u8) ? CustomFact.From(reader.TakeNumber())
        : reader.MoneyOrNull("money"u8) is { } money ? CustomFact.From(money)
        : reader.Next("percent"u8) ? ReadFact(ref reader, CustomFactType.Percent)
        : reader.Next("duration"u8) ? ReadFact(ref reader, CustomFactType.Duration)
        : CustomFact.From(reader.Text("text"u8));

    private static CustomFact ReadFact(ref LineReader reader, CustomFactType type)
    {
        var text = reader.TakeText();
        return CustomFact.TryParse(text, type, out var fact) && string.Equals(fact.Text, text, StringComparison.Ordinal)
            ? fact
            : throw reader.Wrong("the canonical form of a fact"u8);
    }
}
