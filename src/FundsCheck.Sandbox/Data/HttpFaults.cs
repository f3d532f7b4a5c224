using System.Text;

namespace FundsCheck.Sandbox;

/// <summary>Faults of the HTTP response: its status, headers and body.</summary>
internal static class HttpFaults
{
    private const string Html = "text/html; charset=utf-8";
    private const string Page =
        "<!doctype html><html><head><title>Gateway</title></head><body><h1>Something went wrong</h1><p>1000000 USD</p></body></html>";

    /// <summary>The target of the redirects: a path of the sandbox that returns NOT_FOUND and counts its requests.</summary>
    private const string Elsewhere = "/elsewhere";

    private static readonly int[] StatusesWithBalances = [202, 206, 400, 429, 500, 503];

    public static IEnumerable<SandboxFault> All => [.. Pages(), .. Statuses(), .. Errors(), .. Redirects(), .. ContentTypes(), .. Sizes()];

    private static IEnumerable<SandboxFault> Pages() =>
    [
        Response("garbage", "200 with a text of no format.", 200, ResponseWriter.Json, "}{ \u0001 not json"),
        Response("html-200", "200 with a page of HTML.", 200, Html, Page),
        Response("html-200-as-json", "200 with a page of HTML and the content type of JSON.", 200, ResponseWriter.Json, Page),
        Response("html-502", "502 with the page of a gateway.", 502, Html, Page),
        Response("html-503", "503 with the page of a gateway.", 503, Html, Page),
        Response("empty-200", "200 with no body.", 200, ResponseWriter.Json, ""),
        Response("empty-204", "204, which has no body.", 204, null, ""),
        Response("empty-401", "401 with no body.", 401, null, ""),
        Response("empty-403", "403 with no body.", 403, null, ""),
        Response("empty-429", "429 with no body.", 429, null, ""),
        Response("empty-500", "500 with no body.", 500, null, ""),
        Response("empty-503", "503 with no body.", 503, null, ""),
    ];

    private static IEnumerable<SandboxFault> Statuses() =>
        from status in StatusesWithBalances
        select Response($"balances-{status}", $"A complete response with status {status}.", status, ResponseWriter.Json, template: null);

    private static IEnumerable<SandboxFault> Errors() =>
    [
        Response(
            "error-200", "The error ITEM_LOGIN_REQUIRED with status 200.", 200, ResponseWriter.Json,
            Error("\"error_code\":\"ITEM_LOGIN_REQUIRED\"")),
        Response(
            "error-code-unheard-of", "An unlisted error code.", 400, ResponseWriter.Json,
            Error("\"error_code\":\"MOON_BANK_ECLIPSED\"")),
        Response(
            "error-type-unheard-of",
            "An unlisted error type and code.",
            400,
            ResponseWriter.Json,
            """{"error_type":"LUNAR_ERROR","error_code":"ECLIPSE","error_message":"dark","display_message":null"""
                + ""","request_id":"@REQUEST"}"""),
        Response(
            "error-code-missing", "An error without a code.", 400, ResponseWriter.Json,
            """{"error_type":"ITEM_ERROR","error_message":"no code","display_message":null,"request_id":"@REQUEST"}"""),
        Response("error-code-null", "An error whose code is null.", 400, ResponseWriter.Json, Error("\"error_code\":null")),
        Response("error-code-number", "An error whose code is a number.", 400, ResponseWriter.Json, Error("\"error_code\":42")),
        Response(
            "error-code-twice", "An error with two codes, of which the first permits a retry.", 400, ResponseWriter.Json,
            Error("\"error_code\":\"INSTITUTION_NOT_RESPONDING\",\"error_code\":\"ITEM_LOGIN_REQUIRED\"")),
        Response(
            "error-code-long", "An error code of 10,000 characters.", 400, ResponseWriter.Json,
            Error($"\"error_code\":\"{new string('A', 10_000)}\"")),
        Response(
            "error-code-hostile", "An error code with a line break and a terminal's control characters.", 400, ResponseWriter.Json,
            Error("\"error_code\":\"ITEM\\n\\u001b[31mACCEPT\"")),
        Response(
            "error-truncated", "An error with truncated JSON.", 400, ResponseWriter.Json,
            """{"error_type":"ITEM_ERROR","error_code":"ITEM_LOG"""),
        Response(
            "retry-after",
            "RATE_LIMIT with a Retry-After of one day.",
            429,
            ResponseWriter.Json,
            """{"error_type":"RATE_LIMIT_EXCEEDED","error_code":"RATE_LIMIT","error_message":"slow down","display_message":null"""
                + ""","request_id":"@REQUEST"}""",
            ("Retry-After", "86400")),
    ];

    private static IEnumerable<SandboxFault> Redirects() =>
    [
        Response("redirect-302", "A redirect (302).", 302, ResponseWriter.Json, template: null, headers: ("Location", Elsewhere)),
        Response(
            "redirect-307", "A redirect (307), which forwards the credentials.", 307, ResponseWriter.Json, template: null,
            headers: ("Location", Elsewhere)),
        Response(
            "redirect-308", "A permanent redirect (308), which forwards the credentials.", 308, ResponseWriter.Json, template: null,
            headers: ("Location", Elsewhere)),
    ];

    private static IEnumerable<SandboxFault> ContentTypes() =>
    [
        Response("content-type-text", "JSON with the content type of text.", 200, "text/plain; charset=utf-8", template: null),
        Response("content-type-html", "JSON with the content type of HTML.", 200, Html, template: null),
        Response("content-type-missing", "JSON without a content type.", 200, null, template: null),
        new(
            "charset-utf-16",
            SandboxFaultStage.Response,
            "JSON in UTF-16, with its charset.",
            exchange => exchange.RespondAsync(
                200, "application/json; charset=utf-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(exchange.FalseBody)))),
        new(
            "gzip-unasked", SandboxFaultStage.Response, "JSON in gzip, which the request does not accept.",
            exchange => exchange.RespondCompressedAsync(paddingBytes: 0)),
    ];

    private static IEnumerable<SandboxFault> Sizes() =>
    [
        new(
            "huge-body", SandboxFaultStage.Response, "A body of many megabytes with its length.",
            exchange => exchange.RespondHugeAsync(exchange.Options.HugeBodyBytes, statesLength: true)),
        new(
            "huge-body-chunked", SandboxFaultStage.Response, "A body of many megabytes, in chunks.",
            exchange => exchange.RespondHugeAsync(exchange.Options.HugeBodyBytes, statesLength: false)),
        new(
            "gzip-bomb", SandboxFaultStage.Response, "A small gzip body that expands to many megabytes.",
            exchange => exchange.RespondCompressedAsync(exchange.Options.HugeBodyBytes)),
    ];

    private static SandboxFault Response(
        string name, string purpose, int status, string? contentType, string? template, params (string Name, string Value)[] headers) =>
            new(
                name, SandboxFaultStage.Response, purpose,
                exchange => exchange.RespondAsync(status, contentType, exchange.Fill(template ?? exchange.Template), headers));

    private static string Error(string code) =>
        $$"""{"error_type":"ITEM_ERROR",{{code}},"error_message":"a fault of the sandbox","display_message":null"""
            + ""","request_id":"@REQUEST"}""";
}
