namespace FundsCheck.Plaid.Tests.Support;

/// <summary>The response to one request.</summary>
internal delegate Task<HttpResponseMessage> Step(CancellationToken cancellationToken);
