namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>What a client asks for.</summary>
/// <param name="Id">The client's own id. The same id again is the same payment: it is never made twice.</param>
/// <param name="Customer">Who pays.</param>
/// <param name="Amount">As in <c>75.00 USD</c>.</param>
internal sealed record Payment(string Id, string Customer, Money Amount);
