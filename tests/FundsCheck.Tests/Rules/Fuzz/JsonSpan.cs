using System.Text.Json;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Where a value of a JSON text stands, with its name where it is a member.</summary>
/// <param name="NameStart">The first byte of the member's name; -1 where the value has none.</param>
/// <param name="NameLength">The name's bytes, its quotes among them.</param>
/// <param name="Start">The value's first byte.</param>
/// <param name="End">The byte after the value.</param>
/// <param name="Parent">The object or list around it, by its place among the spans; -1 for the whole.</param>
/// <param name="Name">Stands for the member's name, or for being an item of the list of that name.</param>
/// <param name="Role">Stands for the names of the value and of what is around it: values of one role can often take each other's
/// place.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct JsonSpan(
    int NameStart, int NameLength, int Start, int End, int Parent, uint Name, uint Role, JsonTokenType Kind)
{
    public bool IsMember => NameStart >= 0;

    public bool IsContainer => Kind is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>The first byte of the value with its name.</summary>
    public int From => IsMember ? NameStart : Start;
}
