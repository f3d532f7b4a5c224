namespace FundsCheck.Plaid.Tests.Support;

/// <summary>How one request is answered.</summary>
internal delegate Task<HttpResponseMessage> Step(CancellationToken cancellationToken);
