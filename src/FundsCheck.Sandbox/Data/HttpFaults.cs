using System.Text;

namespace FundsCheck.Sandbox;

/// <summary>Faults of the HTTP answer: its status, its headers, its kind of body.</summary>
internal static class HttpFaults
{
    private const string Html = "text/html; charset=utf-8";
    private const string Page =
        "<!doctype html><html><head><title>Gateway</title></head><body><h1>Something went wrong</h1><p>1000000 USD</p></body></html>";

    /// <summary>Where the redirects lead: to a path of the sandbox that answers NOT_FOUND and counts who came.</summary>
    private const string Elsewhere = "/elsewhere";

    private static readonly int[] StatusesWithBalances = [202, 206, 400, 429, 500, 503];

    public static IEnumerable<SandboxFault> All => [.. Pages(), .. Statuses(), .. Errors(), .. Redirects(), .. ContentTypes(), .. Sizes()];

    private static IEnumerable<SandboxFault> Pages() =>
    [
        Answer("garbage", "200 with a text that is nothing at all.", 200, HttpAnswer.Json, "}{ \u0001 not json"),
        Answer("html-200", "200 with a page of HTML.", 200, Html, Page),
        Answer("html-200-as-json", "200 with a page of HTML that calls itself JSON.", 200, HttpAnswer.Json, Page),
        Answer("html-502", "502 with a gateway's page.", 502, Html, Page),
        Answer("html-503", "503 with a gateway's page.", 503, Html, Page),
        Answer("empty-200", "200 with no body.", 200, HttpAnswer.Json, ""),
        Answer("empty-204", "204, which has no body.", 204, null, ""),
        Answer("empty-401", "401 with no body.", 401, null, ""),
        Answer("empty-403", "403 with no body.", 403, null, ""),
        Answer("empty-429", "429 with no body.", 429, null, ""),
        Answer("empty-500", "500 with no body.", 500, null, ""),
        Answer("empty-503", "503 with no body.", 503, null, ""),
    ];

    private static IEnumerable<SandboxFault> Statuses() =>
        from status in StatusesWithBalances
        select Answer($"balances-{status}", $"Balances, but with status {status}.", status, HttpAnswer.Json, FalseAnswer.Template);

    private static IEnumerable<SandboxFault> Errors() =>
    [
        Answer(
            "error-200", "Plaid's error ITEM_LOGIN_REQUIRED, but with status 200.", 200, HttpAnswer.Json,
            Error("\"error_code\":\"ITEM_LOGIN_REQUIRED\"")),
        Answer(
            "error-code-unheard-of", "An error code that no list has yet.", 400, HttpAnswer.Json,
            Error("\"error_code\":\"MOON_BANK_ECLIPSED\"")),
        Answer(
            "error-type-unheard-of",
            "An error type and code that no list has yet.",
            400,
            HttpAnswer.Json,
            """{"error_type":"LUNAR_ERROR","error_code":"ECLIPSE","error_message":"dark","display_message":null"""
                + ""","request_id":"@REQUEST"}"""),
        Answer(
            "error-code-missing", "An error without a code.", 400, HttpAnswer.Json,
            """{"error_type":"ITEM_ERROR","error_message":"no code","display_message":null,"request_id":"@REQUEST"}"""),
        Answer("error-code-null", "An error whose code is null.", 400, HttpAnswer.Json, Error("\"error_code\":null")),
        Answer("error-code-number", "An error whose code is a number.", 400, HttpAnswer.Json, Error("\"error_code\":42")),
        Answer(
            "error-code-twice", "An error with two codes, of which the first may be tried again.", 400, HttpAnswer.Json,
            Error("\"error_code\":\"INSTITUTION_NOT_RESPONDING\",\"error_code\":\"ITEM_LOGIN_REQUIRED\"")),
        Answer(
            "error-code-long", "An error code of 10,000 characters.", 400, HttpAnswer.Json,
            Error($"\"error_code\":\"{new string('A', 10_000)}\"")),
        Answer(
            "error-code-hostile", "An error code with a line break and a terminal's control characters.", 400, HttpAnswer.Json,
            Error("\"error_code\":\"ITEM\\n\\u001b[31mACCEPT\"")),
        Answer(
            "error-truncated", "An error whose JSON breaks off.", 400, HttpAnswer.Json,
            """{"error_type":"ITEM_ERROR","error_code":"ITEM_LOG"""),
        Answer(
            "retry-after",
            "RATE_LIMIT, with the wish to come back tomorrow.",
            429,
            HttpAnswer.Json,
            """{"error_type":"RATE_LIMIT_EXCEEDED","error_code":"RATE_LIMIT","error_message":"slow down","display_message":null"""
                + ""","request_id":"@REQUEST"}""",
            ("Retry-After", "86400")),
    ];

    private static IEnumerable<SandboxFault> Redirects() =>
    [
        Answer("redirect-302", "A redirect (302).", 302, HttpAnswer.Json, FalseAnswer.Template, ("Location", Elsewhere)),
        Answer(
            "redirect-307", "A redirect (307), which takes the credentials along.", 307, HttpAnswer.Json, FalseAnswer.Template,
            ("Location", Elsewhere)),
        Answer(
            "redirect-308", "A lasting redirect (308), which takes the credentials along.", 308, HttpAnswer.Json, FalseAnswer.Template,
            ("Location", Elsewhere)),
    ];

    private static IEnumerable<SandboxFault> ContentTypes() =>
    [
        Answer("content-type-text", "The JSON calls itself text.", 200, "text/plain; charset=utf-8", FalseAnswer.Template),
        Answer("content-type-html", "The JSON calls itself HTML.", 200, Html, FalseAnswer.Template),
        Answer("content-type-missing", "The JSON does not say what it is.", 200, null, FalseAnswer.Template),
        new(
            "charset-utf-16",
            SandboxFaultStage.Answer,
            "The JSON is UTF-16, and says so.",
            exchange => exchange.AnswerAsync(
                200, "application/json; charset=utf-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(exchange.FalseBody)))),
        new(
            "gzip-unasked", SandboxFaultStage.Answer, "The JSON is compressed, though nobody asked for it.",
            exchange => exchange.AnswerCompressedAsync(paddingBytes: 0)),
    ];

    private static IEnumerable<SandboxFault> Sizes() =>
    [
        new(
            "huge-body", SandboxFaultStage.Answer, "A body of many megabytes, which states its length.",
            exchange => exchange.AnswerHugeAsync(exchange.Options.HugeBodyBytes, statesLength: true)),
        new(
            "huge-body-chunked", SandboxFaultStage.Answer, "A body of many megabytes, in chunks.",
            exchange => exchange.AnswerHugeAsync(exchange.Options.HugeBodyBytes, statesLength: false)),
        new(
            "gzip-bomb", SandboxFaultStage.Answer, "A small compressed body that unpacks to many megabytes.",
            exchange => exchange.AnswerCompressedAsync(exchange.Options.HugeBodyBytes)),
    ];

    private static SandboxFault Answer(
        string name, string purpose, int status, string? contentType, string template, params (string Name, string Value)[] headers) =>
            new(
                name, SandboxFaultStage.Answer, purpose,
                exchange => exchange.AnswerAsync(status, contentType, exchange.Fill(template), headers));

    private static string Error(string code) =>
        $$"""{"error_type":"ITEM_ERROR",{{code}},"error_message":"a fault of the sandbox","display_message":null"""
            + ""","request_id":"@REQUEST"}""";
}
