using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>One evaluation of a debit by <c>/signal/evaluate</c>.</summary>
/// <param name="request">The debit and its account.</param>
/// <param name="token">The access token.</param>
/// <param name="transactionId">The id by which Plaid knows the evaluation.</param>
/// <param name="options">What the request states beside the debit.</param>
internal sealed class SignalQuery(FactRequest request, PlaidToken token, string transactionId, PlaidSignalOptions options)
    : PlaidQuery(PlaidEndpoint.SignalEvaluate, token)
{
    public override byte[] Body(DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new SignalRequest
        {
            AccessToken = Token.Reveal(),
            AccountId = request.Account.SourceAccountId,
            ClientTransactionId = transactionId,
            Amount = request.Debit.Amount.Amount,
            ClientUserId = options.ClientUserId?.Invoke(request.Debit),
            IsRecurring = options.IsRecurring?.Invoke(request.Debit),
            PaymentMethod = options.SendPaymentMethod ? SignalPaymentMethods.Of(request.Debit.SameDay) : null,
            RulesetKey = request.RuleSet is { } name && options.RulesetKeyByRuleSet.TryGetValue(name, out var key)
                ? key
                : options.RulesetKey,
        },
        PlaidJsonContext.Default.SignalRequest);

    public override PlaidAttempt Read(ReadOnlySpan<byte> body, DateTimeOffset requestedAt, DateTimeOffset retrievedAt) =>
        PlaidAttempt.Succeeded(SignalResponseReader.Read(body));
}
