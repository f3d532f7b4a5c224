namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A request as it arrived.</summary>
internal sealed record SentRequest(
    HttpMethod Method, Uri? Address, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At);
