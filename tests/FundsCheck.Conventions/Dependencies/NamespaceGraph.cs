using Mono.Cecil;

namespace FundsCheck.Conventions.Dependencies;

/// <summary>Which namespaces of an assembly refer to which others: by base types, members, attributes and method bodies.</summary>
internal static class NamespaceGraph
{
    /// <summary>The references of an assembly's own namespaces to one another, each with a type that refers.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> Of(string assemblyPath)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        var edges = new Dictionary<(string, string), string>();
        foreach (var type in assembly.MainModule.GetTypes())
        {
            foreach (var referenced in Referenced(type).Select(Outermost).Where(other => other.Scope == assembly.MainModule))
            {
                var edge = (Outermost(type).Namespace, referenced.Namespace);
                if (edge.Item1 != edge.Item2 && edge.Item1.Length > 0 && edge.Item2.Length > 0)
                {
                    edges.TryAdd(edge, $"{type.Name} -> {referenced.Name}");
                }
            }
        }

        return edges;
    }

    /// <summary>The namespaces that can be reached from themselves; empty where no circle exists.</summary>
    public static IReadOnlyList<string> Circles(IEnumerable<(string From, string To)> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        return [.. next.Select(node => node.Key).Where(node => IsReachable(node)).Order(StringComparer.Ordinal)];

        bool IsReachable(string node)
        {
            var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(next[node]));
            while (open.TryPop(out var here))
            {
                if (here == node)
                {
                    return true;
                }

                foreach (var other in next[here].Where(seen.Add))
                {
                    open.Push(other);
                }
            }

            return false;
        }
    }

    private static IEnumerable<TypeReference> Referenced(TypeDefinition type)
    {
        var members = type.Fields.Select(field => field.FieldType)
            .Concat(type.Interfaces.Select(implemented => implemented.InterfaceType))
            .Concat(type.Methods.SelectMany(Referenced));
        return members.Append(type.BaseType).Where(reference => reference is not null).SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> Referenced(MethodDefinition method)
    {
        var body = method.HasBody ? method.Body : null;
        var operands = body?.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            TypeReference type => [type],
            MemberReference { DeclaringType: { } declaring } => [declaring],
            _ => Array.Empty<TypeReference>(),
        });
        return method.Parameters.Select(parameter => parameter.ParameterType)
            .Append(method.ReturnType)
            .Concat(body?.Variables.Select(variable => variable.VariableType) ?? [])
            .Concat(operands ?? []);
    }

    // An array, a reference or a generic type refers to the types that it is made of.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
