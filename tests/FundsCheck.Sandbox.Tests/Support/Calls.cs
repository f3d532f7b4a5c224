using System.Text.Json;

namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>Valid requests of each endpoint.</summary>
internal static class Calls
{
    public const string Debit = "debit-1";
    public const string Unheard = "unheard-of";

    /// <summary>The body of a request about a token; a report is about a debit that <see cref="PrepareAsync"/> evaluates.</summary>
    public static string Body(PlaidSandbox sandbox, SandboxEndpoint endpoint, SandboxToken token)
    {
        var account = token.AccountIds.Count > 0 ? token.AccountIds[0] : Unheard;
        return JsonSerializer.Serialize<object>(endpoint.Path switch
        {
            "/processor/balance/get" => new { processor_token = token.ProcessorToken },
            "/signal/evaluate" => Evaluation(token, token.Name[..Math.Min(36, token.Name.Length)], account, 10.00m),
            "/signal/decision/report" => new { client_transaction_id = Debit, initiated = true },
            "/signal/return/report" => new { client_transaction_id = Debit, return_code = "R01" },
            "/webhook_verification_key/get" => new { key_id = sandbox.WebhookKeyId },
            "/sandbox/item/fire_webhook" => new { access_token = token.AccessToken, webhook_code = "LOGIN_REPAIRED" },
            _ => new { access_token = token.AccessToken },
        });
    }

    public static object Evaluation(SandboxToken token, string id, string? account = null, decimal amount = 10.00m) => new
    {
        access_token = token.AccessToken,
        account_id = account ?? token.AccountIds[0],
        client_transaction_id = id,
        amount,
    };

    /// <summary>Evaluates the debit of the reports.</summary>
    public static Task<Reply> PrepareAsync(Client client) =>
        client.PostAsync(SandboxEndpoint.SignalEvaluate, JsonSerializer.Serialize(Evaluation(SandboxToken.Get("checking"), Debit)));

    /// <summary>The id that a correct response repeats; null where it repeats none.</summary>
    public static string SubjectOf(PlaidSandbox sandbox, SandboxEndpoint endpoint, SandboxToken token) =>
        endpoint == SandboxEndpoint.WebhookVerificationKeyGet ? sandbox.WebhookKeyId : token.AccountIds[0];
}
