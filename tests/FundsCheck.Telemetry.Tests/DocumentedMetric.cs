namespace FundsCheck.Telemetry.Tests;

/// <summary>A metric as docs/telemetry.md lists it.</summary>
internal sealed record DocumentedMetric(string Name, string Type, string Unit, IReadOnlyList<string> Attributes)
{
    /// <summary>The names of its series in Prometheus.</summary>
    public IReadOnlyList<string> PrometheusNames
    {
        get
        {
            var unit = Unit switch
            {
                "s" => "_seconds",
                "By" => "_bytes",
                _ => string.Empty,
            };
            var name = Name.Replace('.', '_') + unit;
            return Type switch
            {
                "counter" => [$"{name}_total", $"{name}_created"],
                "histogram" => [$"{name}_bucket", $"{name}_sum", $"{name}_count", $"{name}_created"],
                _ => [name],
            };
        }
    }
}
