using System.ComponentModel.DataAnnotations;

namespace FundsCheck.Samples.WebApi.Access;

/// <summary>A key of a program or a person. A service of yours has your own identity provider here.</summary>
internal sealed class AccessKey
{
    /// <summary>Who it is; the name that an approval is recorded with.</summary>
    [Required]
    public required string Name { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    [AllowedValues(Roles.Service, Roles.Reviewer, Roles.Operator)]
    public required string Role { get; init; }

    /// <summary>The key itself.</summary>
    [Required]
    public required Secret Key { get; init; }
}
