namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>What became of a payment.</summary>
/// <param name="Id">The payment.</param>
/// <param name="Status">
/// <c>sent</c>, <c>inReview</c>, <c>declined</c>; <c>accepted</c> where the sending failed and the client is to ask again; or a later
/// state of the debit.
/// </param>
/// <param name="Message">What the customer may be told; null for nothing.</param>
/// <param name="OtherMethods">How else to pay; empty unless the debit is declined.</param>
internal sealed record PaymentStatus(string Id, string Status, string? Message, IReadOnlyList<string> OtherMethods);
