using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>Source-generated JSON of the requests.</summary>
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(WebhookKeyRequest))]
[JsonSerializable(typeof(SignalRequest))]
[JsonSerializable(typeof(SignalReportRequest))]
internal sealed partial class PlaidJsonContext : JsonSerializerContext;
