using System.Text.Json;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Finds the values of a JSON text, each before what is in it.</summary>
internal static class SpanReader
{
    private const int DepthMax = 1_000;
    private const uint Prime = 16_777_619;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = DepthMax };

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static List<JsonSpan> Read(ReadOnlySpan<byte> json)
    {
        var spans = new List<JsonSpan>(64);
        var open = new Stack<int>();
        var (nameStart, nameLength, name) = (-1, 0, 0u);
        var reader = new Utf8JsonReader(json, Options);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    (nameStart, nameLength, name) = ((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2, HashOf(reader.ValueSpan));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var closed = open.Pop();
                    spans[closed] = spans[closed] with { End = (int)reader.BytesConsumed };
                    break;
                default:
                    var parent = open.Count > 0 ? open.Peek() : -1;
                    var around = parent < 0 ? 0 : spans[parent].Name;
                    var own = nameStart < 0 ? around ^ 1 : name;
                    var span = new JsonSpan(
                        nameStart, nameLength, (int)reader.TokenStartIndex, (int)reader.BytesConsumed, parent, own, Mix(around, own),
                        reader.TokenType);
                    spans.Add(span);
                    nameStart = -1;
                    if (span.IsContainer)
                    {
                        open.Push(spans.Count - 1);
                    }

                    break;
            }
        }

        return spans;
    }

    private static uint HashOf(ReadOnlySpan<byte> name)
    {
        var hash = 2_166_136_261;
        foreach (var value in name)
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return hash;
    }

    private static uint Mix(uint around, uint own) => unchecked((around * Prime) ^ own);
}
