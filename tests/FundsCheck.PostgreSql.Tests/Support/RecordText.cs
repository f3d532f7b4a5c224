using System.Text;
using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>Records as their canonical text, which compares every value of them.</summary>
internal static class RecordText
{
    public static string Of(DecisionRecord record) => Of(buffer => buffer.Add(record));

    public static string Of(RecordedEvent recorded) => Of(buffer => buffer.Add(recorded));

    private static string Of(Action<RecordBuffer> add)
    {
        var buffer = new RecordBuffer();
        add(buffer);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
