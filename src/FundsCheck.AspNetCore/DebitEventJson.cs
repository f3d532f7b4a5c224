using System.Text.Json.Serialization;

namespace FundsCheck.AspNetCore;

/// <summary>The JSON of <see cref="MapDebitEventsExtensions"/>, read strictly.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(DebitEventBody))]
[JsonSerializable(typeof(RecordedEventBody))]
internal sealed partial class DebitEventJson : JsonSerializerContext;
