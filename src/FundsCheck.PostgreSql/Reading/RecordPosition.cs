using System.Globalization;

namespace FundsCheck.PostgreSql;

/// <summary>
/// The position of a record in the order of the store: its time, the value of the distribution column, its account, its number.
/// </summary>
internal readonly record struct RecordPosition(DateTime RecordedAt, long Shard, long Account, long Sequence)
{
    /// <summary>The position before every record.</summary>
    public static RecordPosition Start { get; } =
        new(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), long.MinValue, long.MinValue, Sequence: 0);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{RecordedAt.Ticks / TimeSpan.TicksPerMicrosecond}.{Shard}.{Account}.{Sequence}");

    /// <exception cref="ArgumentException">The text is no position of a store.</exception>
    public static RecordPosition Parse(string? text, string parameterName)
    {
        if (text is null)
        {
            return Start;
        }

        var numbers = text.Split('.').Select(part => long.TryParse(
            part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null).ToArray();
        return numbers is [>= 0 and { } time, { } shard, { } account, >= 0 and { } sequence]
            && time <= DateTime.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond
            && new DateTime(time * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc) is var recordedAt
            && new RecordPosition(recordedAt, shard, account, sequence) is var position
            && string.Equals(position.ToString(), text, StringComparison.Ordinal)
            ? position
            : throw new ArgumentException(
                "`After` is no position of this store; use the `Position` of an item that it returned.", parameterName);
    }
}
