using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.WebApi.Access;

/// <summary>The keys, from the section <c>Access</c>.</summary>
internal sealed class AccessOptions
{
    /// <summary>The keys; without any, nobody may call.</summary>
    [Required, MinLength(1), ValidateEnumeratedItems]
    public IList<AccessKey> Keys { get; init; } = [];
}
