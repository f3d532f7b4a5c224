using FundsCheck.Balances;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Decisions.Log;

/// <summary>Reads one fact: its value, or why it is unknown.</summary>
internal static class FactReader
{
    public static Fact<decimal> Decimal(ref LineReader reader) =>
        reader.IsObject ? Unknown<decimal>(ref reader) : Fact<decimal>.Known(reader.TakeDecimal());

    public static Fact<string> Text(ref LineReader reader) =>
        reader.IsObject ? Unknown<string>(ref reader) : Fact<string>.Known(reader.TakeText());

    public static Fact<TimeSpan> Ticks(ref LineReader reader) =>
        reader.IsObject ? Unknown<TimeSpan>(ref reader) : Fact<TimeSpan>.Known(TimeSpan.FromTicks(reader.TakeNumber()));

    public static Fact<AccountKind> Kind(ref LineReader reader)
    {
        if (!reader.Next("kind"u8))
        {
            return default;
        }

        return reader.IsObject
            ? Unknown<AccountKind>(ref reader)
            : Fact<AccountKind>.Known(new AccountKind(reader.TakeText(), LineWords.Family(reader.Text("family"u8))));
    }

    private static Fact<T> Unknown<T>(ref LineReader reader)
        where T : notnull
    {
        reader.OpenValue();
        var word = reader.Text("unknown"u8);
        var cause = Enum.TryParse<UnknownCause>(word, out var parsed) ? parsed : throw reader.Wrong("a cause"u8);
        var unknown = Fact<T>.Unknown(cause, reader.TextOrNull("text"u8));
        reader.Close();
        return unknown;
    }
}
