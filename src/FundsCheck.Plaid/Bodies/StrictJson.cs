using System.Text.Json;
using System.Text.Unicode;

namespace FundsCheck.Plaid;

/// <summary>
/// One JSON text, read from its bytes: UTF-8 without a byte order mark, one value, no comments, no trailing commas,
/// no member twice in any object that is read. Copying it keeps the place.
/// </summary>
internal ref struct StrictJson
{
    /// <summary>A deeper text is refused. Plaid's answers are six deep.</summary>
    // INVARIANT: at most 64. Beyond that the reader keeps its place in an array, which copies would share.
    public const int DepthMax = 32;

    /// <summary>A longer text value is refused where it is read. Plaid's are below 64.</summary>
    public const int TextCharactersMax = BalanceLimits.TextLengthMax;

    private Utf8JsonReader _reader;

    public StrictJson(ReadOnlySpan<byte> body)
    {
        // The reader itself lets broken UTF-8 pass in what is skipped.
        _ = Utf8.IsValid(body) ? true : throw new BodyException("the body is not UTF-8");
        _reader = new Utf8JsonReader(body, new JsonReaderOptions
        {
            AllowTrailingCommas = false,
            AllowMultipleValues = false,
            CommentHandling = JsonCommentHandling.Disallow,
            MaxDepth = DepthMax,
        });
    }

    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    public readonly bool IsText => _reader.TokenType == JsonTokenType.String;

    /// <summary>To the next token; a text that ends early is refused.</summary>
    public void Next() => _ = _reader.Read() ? true : throw new BodyException("the body ends early");

    /// <summary>To the next element of an array; false at its end.</summary>
    public bool NextElement()
    {
        Next();
        return _reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>To the next member's value, with its name; null at the end of the object.</summary>
    public string? NextMember(MemberNames names)
    {
        Next();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var name = Unescape(names.Place);
        names.Add(name);
        Next();
        return name;
    }

    public readonly void ExpectObject(string place) => Expect(JsonTokenType.StartObject, place, "an object");

    public readonly void ExpectArray(string place) => Expect(JsonTokenType.StartArray, place, "an array");

    public readonly string Text(string place)
    {
        var text = LongText(place);
        if (text.Length > TextCharactersMax)
        {
            throw new BodyException($"`{place}` is too long");
        }

        return PrintableText.IsPrintable(text) ? text : throw new BodyException($"`{place}` holds an unprintable character");
    }

    public readonly string? TextOrNull(string place) => IsNull ? null : Text(place);

    /// <summary>An id that may be missing: null and an empty text are both none.</summary>
    public readonly string? IdOrNull(string place) => TextOrNull(place) is { Length: > 0 } id ? id : null;

    /// <summary>Text of any length that the body's own limit allows, for values that are cut or dropped where they are too long.</summary>
    public readonly string LongText(string place)
    {
        Expect(JsonTokenType.String, place, "text");
        return Unescape(place);
    }

    /// <summary>The value is null, or a number. False where it is a number that decimal cannot hold exactly.</summary>
    public readonly bool TryAmountOrNull(string place, out decimal? amount)
    {
        amount = null;
        if (IsNull)
        {
            return true;
        }

        Expect(JsonTokenType.Number, place, "a number or null");
        var exact = ExactDecimal.TryParse(_reader.ValueSpan, out var value);
        amount = exact ? value : null;
        return exact;
    }

    /// <summary>Over the value, whatever it holds.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>After the one value nothing may follow.</summary>
    public void ExpectEnd() => _ = _reader.Read() ? throw new BodyException("the body goes on after its end") : true;

    private readonly void Expect(JsonTokenType type, string place, string what)
    {
        if (_reader.TokenType != type)
        {
            throw new BodyException($"`{place}` is not {what}");
        }
    }

    private readonly string Unescape(string place)
    {
        try
        {
            return _reader.GetString() ?? throw new BodyException($"`{place}` is null");
        }
        catch (InvalidOperationException)
        {
            // How the reader refuses an escape that is half a character.
            throw new BodyException($"`{place}` holds half a character");
        }
    }
}
