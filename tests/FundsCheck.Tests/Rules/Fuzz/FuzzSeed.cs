using System.Text.Json;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>A file that is mutated.</summary>
/// <param name="Name">What it is called in a failure.</param>
/// <param name="Text">Its bytes.</param>
/// <param name="Spans">Its values; none where it is no JSON.</param>
internal sealed record FuzzSeed(string Name, byte[] Text, IReadOnlyList<JsonSpan> Spans)
{
    public bool IsJson => Spans.Count > 0;

    public static FuzzSeed Of(string name, byte[] text)
    {
        try
        {
            return new FuzzSeed(name, text, SpanReader.Read(text));
        }
        catch (JsonException)
        {
            return new FuzzSeed(name, text, []);
        }
    }
}
