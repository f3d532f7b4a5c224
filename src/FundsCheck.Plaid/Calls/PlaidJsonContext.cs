using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>Source-generated JSON of the requests.</summary>
[JsonSerializable(typeof(BalanceRequest))]
[JsonSerializable(typeof(WebhookKeyRequest))]
internal sealed partial class PlaidJsonContext : JsonSerializerContext;
