using System.Text.Json;
using System.Text.Unicode;

namespace FundsCheck.Plaid;

/// <summary>
/// A strict reader of one JSON text in UTF-8: no byte order mark, one value, no comments, no trailing commas, no repeated member in an
/// object that is read. A copy reads on from the position of the original.
/// </summary>
internal ref struct StrictJson
{
    /// <summary>The maximum depth. Plaid's responses are six deep.</summary>
    // INVARIANT: at most 64. A deeper reader keeps its depth in an array, which copies would share.
    public const int DepthMax = 32;

    /// <summary>The maximum length of a text. Plaid's texts are below 64.</summary>
    public const int TextCharactersMax = BalanceLimits.TextLengthMax;

    private Utf8JsonReader _reader;

    public StrictJson(ReadOnlySpan<byte> body)
    {
        // Utf8JsonReader accepts invalid UTF-8 in skipped values.
        _ = Utf8.IsValid(body) ? true : throw new BodyException("the body is not UTF-8");
        _reader = new Utf8JsonReader(body, new JsonReaderOptions
        {
            AllowTrailingCommas = false,
            AllowMultipleValues = false,
            CommentHandling = JsonCommentHandling.Disallow,
            MaxDepth = DepthMax,
        });
    }

    /// <summary>Opens a body that is an object; the reader is at its start.</summary>
    /// <param name="body">The body.</param>
    /// <param name="place">The name of the object in messages.</param>
    public static StrictJson OpenObject(ReadOnlySpan<byte> body, string place = "body")
    {
        var json = new StrictJson(body);
        json.Next();
        json.ExpectObject(place);
        return json;
    }

    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    public readonly bool IsNumber => _reader.TokenType == JsonTokenType.Number;

    public readonly bool IsBoolean => _reader.TokenType is JsonTokenType.True or JsonTokenType.False;

    /// <summary>The boolean at which the reader stands.</summary>
    public readonly bool Boolean => _reader.GetBoolean();

    public readonly bool IsObject => _reader.TokenType == JsonTokenType.StartObject;

    public readonly bool IsText => _reader.TokenType == JsonTokenType.String;

    /// <summary>Moves to the next token; a text that ends early is rejected.</summary>
    public void Next() => _ = _reader.Read() ? true : throw new BodyException("the body ends early");

    /// <summary>Moves to the next element of an array; false at its end.</summary>
    public bool NextElement()
    {
        Next();
        return _reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Moves to the value of the next member and returns its name; null at the end of the object.</summary>
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

        return PrintableText.IsPrintable(text) ? text : throw new BodyException($"`{place}` has an unprintable character");
    }

    public readonly string? TextOrNull(string place) => IsNull ? null : Text(place);

    /// <summary>An optional id: null and an empty text stand for no id.</summary>
    public readonly string? IdOrNull(string place) => TextOrNull(place) is { Length: > 0 } id ? id : null;

    /// <summary>A text of any length within the limit of the body, for values that are cut or dropped where they are too long.</summary>
    public readonly string LongText(string place)
    {
        Expect(JsonTokenType.String, place, "text");
        return Unescape(place);
    }

    /// <summary>Reads null or a number; false for a number that decimal cannot represent exactly.</summary>
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

    /// <summary>Reads a number without a fraction or an exponent.</summary>
    public readonly long WholeNumber(string place)
    {
        Expect(JsonTokenType.Number, place, "a number");
        return _reader.TryGetInt64(out var number) ? number : throw new BodyException($"`{place}` is not a whole number");
    }

    /// <summary>Skips the value.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>Rejects anything after the value.</summary>
    public void ExpectEnd() => _ = _reader.Read() ? throw new BodyException("the body has more than one value") : true;

    private readonly void Expect(JsonTokenType type, string place, string expected)
    {
        if (_reader.TokenType != type)
        {
            throw new BodyException($"`{place}` is not {expected}");
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
            // Utf8JsonReader rejects an escaped half of a surrogate pair with this exception.
            throw new BodyException($"`{place}` has half of a surrogate pair");
        }
    }
}
