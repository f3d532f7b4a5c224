using Microsoft.Extensions.Configuration;

namespace FundsCheck.DependencyInjection.Configuration;

/// <summary>Options that are bound to a section of the host's configuration.</summary>
/// <param name="Options">Their type.</param>
/// <param name="Name">The name of named options; empty for others.</param>
/// <param name="Section">The section.</param>
internal sealed record OptionsSection(Type Options, string Name, IConfigurationSection Section);
