using System.ComponentModel.DataAnnotations;

namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>The section <c>Payments</c>.</summary>
internal sealed class PaymentOptions
{
    /// <summary>The file of entries for the bank.</summary>
    [Required]
    public required string EntriesFile { get; init; }

    /// <summary>The customers by their names.</summary>
    public IDictionary<string, Customer> Customers { get; init; } = new Dictionary<string, Customer>(StringComparer.Ordinal);
}
