namespace FundsCheck.Sandbox;

/// <summary>The field that all endpoints of Signal have.</summary>
internal static class SignalFields
{
    public const string ClientTransactionId = "client_transaction_id";

    private const int LengthMax = 36;

    /// <exception cref="RequestRejectedException">The id is longer than Plaid permits.</exception>
    public static string ReadId(RequestFields fields)
    {
        var id = fields.RequiredText(ClientTransactionId);
        return id.Length <= LengthMax ? id : throw fields.Invalid(ClientTransactionId, $"a text of 1 to {LengthMax} characters");
    }
}
